import { type Catalogued, ORDERS, type Placed } from './catalogued';
import type { Shelf, ShelfOrder } from './shelf';
import { rankOf } from './sorted-array';

/** Products in ascending order: those of a list, and perhaps others between them. */
export interface Stretch {
  readonly items: () => readonly Catalogued[];
  readonly order: ShelfOrder;
  /** Says which of them the list holds; absent when all. */
  readonly isIn?: (product: Catalogued) => boolean;
  /** How many the list holds. */
  readonly total: number;
  /** How far these are from the query, in a list by relevance. */
  readonly distance?: number;
}

/** When a list holds fewer than one in so many products of a shelf, they are sorted; more are picked from the shelf. */
const ONE_OF = 50;

/** The products of a shelf that a list holds, in an order. @param collect gets them all; called when they are few */
export function stretchAlong(
  shelf: Shelf,
  order: ShelfOrder,
  total: number,
  isIn: (product: Catalogued) => boolean,
  collect: () => Catalogued[],
): Stretch {
  if (total * ONE_OF < shelf.size) return { items: () => collect().sort(ORDERS[order]), order, total };
  return { items: () => shelf.in(order), order, total, isIn };
}

/** Where a walk begins: behind so many products of the list, or behind a place. */
export type Start = number | Placed;

/** Yields the products of a stretch in ascending or descending order. */
export function* walk(stretch: Stretch, start: Start, descending: boolean): Generator<Catalogued> {
  const { order, isIn = () => true } = stretch;
  const items = stretch.items();
  let [skip, step] = [0, 0];
  if (typeof start !== 'number') step = passedBy(items, order, start, descending);
  else if (stretch.isIn) skip = start;
  else step = start;
  for (; step < items.length; step++) {
    const product = items[descending ? items.length - 1 - step : step] as Catalogued;
    if (!isIn(product)) continue;
    if (skip > 0) skip--;
    else yield product;
  }
}

/** How many of the items come before a place or have it; the product that had it may be gone. */
function passedBy(
  items: readonly Catalogued[],
  order: ShelfOrder,
  place: Placed,
  descending: boolean,
): number {
  const compare = ORDERS[order];
  return descending
    ? items.length - rankOf(items, place, compare)
    : rankOf(items, place, (product) => (compare(product, place) <= 0 ? -1 : 1));
}
