import { Injectable } from '@nestjs/common';
import type { CatalogueProduct } from '@emporium/contracts';
import { UnavailableError } from '@emporium/http';
import { ServiceClient } from '@emporium/service';
import { ProductInstances } from './product-instances';

const TIMEOUT_MS = 1_500;

/** Asks product-service what products are called and cost today. */
@Injectable()
export class ProductsClient {
  constructor(
    private readonly services: ServiceClient,
    private readonly instances: ProductInstances,
  ) {}

  /** The products that exist among these, by id; asks twice if need be. @throws UnavailableError */
  async find(ids: readonly string[]): Promise<ReadonlyMap<string, CatalogueProduct>> {
    if (ids.length === 0) return new Map();
    const products = await this.ask(ids).catch((error: unknown) => {
      if (error instanceof UnavailableError) return this.ask(ids);
      throw error;
    });
    return new Map(products.map((product) => [product.id, product]));
  }

  private ask(ids: readonly string[]): Promise<CatalogueProduct[]> {
    return this.services.call({
      instances: this.instances.origins,
      method: 'GET',
      path: `/internal/products?ids=${ids.join(',')}`,
      timeoutMs: TIMEOUT_MS,
    });
  }
}
