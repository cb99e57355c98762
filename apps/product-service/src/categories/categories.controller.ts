import { Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@emporium/auth';
import { ResourceController } from '@emporium/idempotency';
import { CategoriesDto } from './category.dto';
import { CategoriesService } from './categories.service';

@ApiTags('products')
@ResourceController('categories')
export class CategoriesController {
  constructor(private readonly categories: CategoriesService) {}

  @Get()
  @Public()
  @Header('Cache-Control', 'public, no-cache')
  @ApiOperation({ summary: 'List the categories that have products' })
  @ApiOkResponse({ type: CategoriesDto })
  listCategories(): Promise<CategoriesDto> {
    return this.categories.list();
  }
}
