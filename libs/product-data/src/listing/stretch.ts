import { type Catalogued, ORDERS, type Placed } from './catalogued';
import type { Shelf, ShelfOrder } from './shelf';
import { rankOf } from './sorted-array';

/** A row of products, those of a list and perhaps others between them, from the lowest in an order to the highest. */
export interface Stretch {
  readonly items: () => readonly Catalogued[];
  readonly order: ShelfOrder;
  /** Which of them the list holds; absent when all. */
  readonly isIn?: (product: Catalogued) => boolean;
  /** How many the list holds. */
  readonly total: number;
  /** How far these are from the query, in a list by relevance. */
  readonly distance?: number;
}

/** Fewer of a shelf than one of so many are put in order by themselves; more are soon met on a walk along it. */
const ONE_OF = 50;

/** Those of a shelf that a list holds, in an order. @param collect all of them, called when they are few and walked along */
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

/** Where a walk begins: behind so many of the list, or behind a place. */
export type Start = number | Placed;

/** Walks along a stretch, from its low or its high end. */
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

/** How many of the items come before a place, and at it: what was there may be gone. */
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
