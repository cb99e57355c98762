import type { CatalogueView } from './catalogue-view';
import type { Catalogued, Placed } from './catalogued';
import type { ListQuery, Position } from './list-query';
import type { Selection } from './selection';
import { type Start, type Stretch, walk } from './stretch';

/** The products of a page. */
export interface ListPage {
  readonly ids: readonly string[];
  /** Products in the whole list. */
  readonly total: number;
  /** The position behind which the next page begins; absent on the last page. */
  readonly next?: Position;
}

/** Cuts a page out of a list of the present catalogue. */
export function pageOf(view: CatalogueView, query: ListQuery): ListPage {
  const selection = view.selections.of(query);
  const rows: [Catalogued, Stretch][] = [];
  for (const row of rowsFrom(selection, query)) {
    rows.push(row);
    if (rows.length > query.limit) break;
  }
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    ids: shown.map(([{ id }]) => id),
    total: selection.stretches.reduce((sum, { total }) => sum + total, 0),
    ...(last && rows.length > shown.length && { next: positionOf(last, query, selection) }),
  };
}

function* rowsFrom(
  { stretches, descending }: Selection,
  { from }: ListQuery,
): Generator<[Catalogued, Stretch]> {
  let start: Start = typeof from === 'number' ? from : placeOf(from);
  for (const stretch of stretches) {
    if (typeof start === 'number' && start >= stretch.total) start -= stretch.total;
    else if (typeof from === 'number' || isReached(stretch, from)) {
      const begun: Start = typeof from === 'number' || isWithin(stretch, from) ? start : 0;
      for (const product of walk(stretch, begun, descending)) yield [product, stretch];
      if (typeof start === 'number') start = 0;
    }
  }
}

const isReached = ({ distance = 0 }: Stretch, { order, key }: Position) =>
  order !== 'relevance' || distance >= Number(key);
const isWithin = ({ distance = 0 }: Stretch, { order, key }: Position) =>
  order !== 'relevance' || distance === Number(key);

function positionOf(
  [row, { distance = 0 }]: [Catalogued, Stretch],
  query: ListQuery,
  selection: Selection,
): Position {
  const { order, from, limit } = query;
  const { lenience } = selection;
  const { id, name, createdMs, priceCents } = row;
  const keys = { createdAt: createdMs, price: priceCents, name, relevance: distance };
  const passed = (typeof from === 'number' ? from : from.passed) + limit;
  return { order, key: keys[order], createdMs, id, passed, ...(lenience && { lenience }) };
}

const placeOf = ({ order, key, id, createdMs }: Position): Placed => ({
  id,
  name: order === 'name' ? String(key) : '',
  createdMs,
  priceCents: order === 'price' ? Number(key) : 0,
});
