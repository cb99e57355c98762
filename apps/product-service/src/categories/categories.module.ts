import { Module } from '@nestjs/common';
import { ProductDataModule } from '@emporium/product-data';
import { CategoriesController } from './categories.controller';
import { CategoriesService } from './categories.service';

@Module({ imports: [ProductDataModule], controllers: [CategoriesController], providers: [CategoriesService] })
export class CategoriesModule {}
