import { type Preconditions, retryOnConflict } from '@emporium/http';
import {
  type Expectation,
  type Product,
  ProductNotFoundError,
  type ProductsRepository,
} from '@emporium/product-data';
import { toProductDto } from './product.dto';

/** How often a change starts over because another one came first. */
const ATTEMPTS = 10;

/**
 * Decides a change on the present product and commits it. When the product has changed meanwhile, it decides anew, and
 * the client's preconditions may no longer hold then. With preconditions the commit compares everything that the ETag
 * covers: version and stock.
 *
 * @param commit returns undefined when the product is no longer as expected
 * @throws ProductNotFoundError, StaleResourceError, UnavailableError
 */
export async function changeProduct<Result>(
  products: ProductsRepository,
  id: string,
  preconditions: Preconditions,
  commit: (current: Product, expected: Expectation) => Promise<Result | undefined>,
): Promise<Result> {
  return retryOnConflict(ATTEMPTS, async () => {
    const current = await products.find(id);
    if (!current) throw new ProductNotFoundError();
    preconditions.require(toProductDto(current));
    const stock = preconditions.exist ? current.stock : undefined;
    return commit(current, { version: current.version, stock });
  });
}
