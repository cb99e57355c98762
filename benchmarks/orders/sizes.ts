export const SIZES = { '1k': 1_000, '10k': 10_000, '100k': 100_000, '1m': 1_000_000 } as const;
export type SizeName = keyof typeof SIZES;

/** How much a store holds. */
export interface StoreSize {
  readonly orders: number;
  readonly products: number;
}

/** Stores of which the first is the smallest, and that differ in one respect. */
export interface Growth {
  readonly title: string;
  readonly names: readonly SizeName[];
  readonly sizes: readonly StoreSize[];
}

/** The size of what does not grow. */
const REST = SIZES['1k'];
const MOST_PRODUCTS = SIZES['100k'];

/** @param names from the smallest to the largest */
export function growthsOf(names: readonly SizeName[]): Growth[] {
  const namesOfProducts = names.filter((name) => SIZES[name] <= MOST_PRODUCTS);
  return [
    {
      title: 'As orders grow, with 1k products',
      names,
      sizes: names.map((name) => ({ orders: SIZES[name], products: REST })),
    },
    {
      title: 'As products grow, with 1k orders',
      names: namesOfProducts,
      sizes: namesOfProducts.map((name) => ({ orders: REST, products: SIZES[name] })),
    },
  ].filter((growth) => growth.names.length > 1);
}

/** Two or more sizes, from the smallest to the largest. @throws Error that lists the choices */
export function readSizes(option: string, list: string): SizeName[] {
  const all = Object.keys(SIZES) as SizeName[];
  const given = new Set(list.toLowerCase().split(','));
  const isKnown = [...given].every((name) => all.some((size) => size === name));
  if (!isKnown || given.size < 2)
    throw new Error(`${option} ${list}: choose two or more of ${all.join(', ')}.`);
  return all.filter((size) => given.has(size));
}
