import { Injectable } from '@nestjs/common';
import { ListingRepository } from '@emporium/product-data';
import type { CategoriesDto } from './category.dto';

@Injectable()
export class CategoriesService {
  constructor(private readonly listing: ListingRepository) {}

  async list(): Promise<CategoriesDto> {
    const categories = await this.listing.categories();
    return { data: categories.map(({ name, productCount }) => ({ name, productCount })) };
  }
}
