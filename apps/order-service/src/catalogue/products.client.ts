import { Injectable } from '@nestjs/common';
import type { CatalogueProduct } from '@emporium/contracts';
import { UnavailableError } from '@emporium/http';
import { ServiceClient } from '@emporium/service';
import { ProductInstances } from './product-instances';

const TIMEOUT_MS = 1_500;

/** Reads names, prices and stock of products from product-service. */
@Injectable()
export class ProductsClient {
  constructor(
    private readonly services: ServiceClient,
    private readonly instances: ProductInstances,
  ) {}

  /** The existing products among these, by id; tries twice if need be. @throws UnavailableError */
  async find(ids: readonly string[]): Promise<ReadonlyMap<string, CatalogueProduct>> {
    if (ids.length === 0) return new Map();
    const products = await this.fetch(ids).catch((error: unknown) => {
      if (error instanceof UnavailableError) return this.fetch(ids);
      throw error;
    });
    return new Map(products.map((product) => [product.id, product]));
  }

  private fetch(ids: readonly string[]): Promise<CatalogueProduct[]> {
    return this.services.call({
      instances: this.instances.origins,
      method: 'GET',
      path: `/internal/products?ids=${ids.join(',')}`,
      timeoutMs: TIMEOUT_MS,
    });
  }
}
