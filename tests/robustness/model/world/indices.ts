/** Indices into the arrays of a world. Request `n` asks for order `n`: each attempt has an order id of its own. */
export type OrderIndex = 0 | 1 | 2;
export type ProductIndex = 0 | 1;
export type KeyIndex = 0 | 1;
export type ProcessIndex = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

export const PRODUCTS: readonly ProductIndex[] = [0, 1];
export const KEYS: readonly KeyIndex[] = [0, 1];

/** The first indices; there are never more than their type has. */
export const firstOf = <Index extends number>(count: number, from = 0): readonly Index[] =>
  Array.from({ length: count }, (_, n) => (from + n) as Index);
