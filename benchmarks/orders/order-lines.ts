import type { Product } from '@emporium/product-data';

const LINES = 2;

/** Products for the lines of an order: each line of each order is about the next product. */
export const linesOf = (products: readonly Product[], order: number): Product[] =>
  Array.from({ length: LINES }, (_, line) => products[(order * LINES + line) % products.length] as Product);
