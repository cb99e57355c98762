import { Injectable } from '@nestjs/common';
import type { CatalogueProduct } from '@emporium/contracts';
import { ServiceClient } from '@emporium/service';
import { OrderServiceConfig } from '../order-service.config';

const TIMEOUT_MS = 1_500;

/** Asks product-service what products are called and cost today. */
@Injectable()
export class ProductsClient {
  constructor(
    private readonly services: ServiceClient,
    private readonly config: OrderServiceConfig,
  ) {}

  /** The products that exist among these, by id. @throws UnavailableError */
  async find(ids: readonly string[]): Promise<ReadonlyMap<string, CatalogueProduct>> {
    if (ids.length === 0) return new Map();
    const products = await this.services.call<CatalogueProduct[]>({
      instances: this.config.PRODUCT_SERVICE_URL,
      method: 'GET',
      path: `/internal/products?ids=${ids.join(',')}`,
      timeoutMs: TIMEOUT_MS,
    });
    return new Map(products.map((product) => [product.id, product]));
  }
}
