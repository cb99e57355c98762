import { Get, Query } from '@nestjs/common';
import { Internal } from '@emporium/auth';
import { type CatalogueProduct, MAX_LINES } from '@emporium/contracts';
import { IsUuid } from '@emporium/http';
import { ResourceController } from '@emporium/idempotency';
import { Transform } from 'class-transformer';
import { ArrayMaxSize } from 'class-validator';
import { ProductsService } from './products.service';

class ProductIdsQuery {
  // Above the other decorators, since class-transformer applies transformations from top to bottom.
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @ArrayMaxSize(MAX_LINES)
  @IsUuid({ each: true })
  readonly ids: string[];
}

/** For other services: names, prices and stock of many products in one call. */
@Internal()
@ResourceController('internal/products')
export class InternalProductsController {
  constructor(private readonly products: ProductsService) {}

  /** Those of the products that exist. */
  @Get()
  findProducts(@Query() { ids }: ProductIdsQuery): Promise<CatalogueProduct[]> {
    return this.products.findForServices(ids);
  }
}
