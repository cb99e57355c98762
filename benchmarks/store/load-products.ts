import { type Product, ProductsRepository, Publisher } from '@emporium/product-data';
import type { Redis } from '@emporium/redis';
import { syntheticProduct } from './synthetic-products';

const LOADED_AT_ONCE = 100;

/**
 * Writes synthetic products through the repository, as product-service does.
 *
 * @param stockOfEach as the synthetic products have when absent
 */
export async function loadProducts(redis: Redis, size: number, stockOfEach?: number): Promise<Product[]> {
  const repository = new ProductsRepository(redis, new Publisher(redis));
  const products: Product[] = [];
  while (products.length < size) {
    const batch = Array.from({ length: LOADED_AT_ONCE }, (_, n) => syntheticProduct(products.length + n));
    const created = batch.map(({ draft, stock }) => repository.create(draft, stockOfEach ?? stock));
    products.push(...(await Promise.all(created)));
  }
  return products;
}
