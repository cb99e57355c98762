import type { Indexed } from '../search/word-index';
import type { Compare } from './sorted-array';

/** What a list must know of a product. */
export interface Catalogued {
  /** Its number within this process. */
  readonly number: number;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly createdMs: number;
  readonly priceCents: number;
  readonly category: string;
  /** Changes without a new version. */
  inStock: boolean;
  readonly indexed: Indexed;
}

/** The fields that decide the place of a product in a list. */
export type Placed = Pick<Catalogued, 'id' | 'name' | 'createdMs' | 'priceCents'>;

/** The order of names that most readers expect: case and accents decide only between equals, 9 comes before 10. */
const collator = new Intl.Collator('en', { numeric: true });

const byId: Compare<Placed> = (a, b) => (a.id < b.id ? -1 : Number(a.id > b.id));

export const ORDERS = {
  createdAt: (a, b) => a.createdMs - b.createdMs || byId(a, b),
  price: (a, b) => a.priceCents - b.priceCents || byId(a, b),
  name: (a, b) => collator.compare(a.name, b.name) || byId(a, b),
} satisfies Record<string, Compare<Placed>>;
