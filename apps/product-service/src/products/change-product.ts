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
 * Decides a change on the present product and commits it, unless the product has moved meanwhile: then anew on
 * what it is now, which a client's preconditions may no longer allow. Where there are any, the write compares all that the tag
 * tells: version and stock.
 *
 * @param commit answers undefined when the product is not as expected any more
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
