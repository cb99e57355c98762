import { createHash } from 'node:crypto';
import {
  IN_STOCK,
  listKey,
  NAME_ORDER,
  OUT_OF_STOCK,
  resultKey,
  resultStampKey,
  scratchKey,
  STOCK,
  UNPUBLISHED,
  wordKey,
} from '../inventory/inventory-keys';
import { type ListQuery, priceRange } from './list-query';

/** How long a result serves further pages, if the lists do not change before. */
const RESULT_SECONDS = 30;
/** How many results are kept at once; it bounds the memory that strange queries can take. */
const RESULT_SLOTS = 32;

/**
 * What the result script needs for a query: its keys and arguments.
 *
 * A result is kept in one of a few slots, chosen by a digest of what it depends on, with a stamp of digest and
 * revision. Two queries that fall on one slot displace each other, and a change of the lists outdates the stamp.
 *
 * @param expansions for each word of the query the indexed words that it stands for
 * @param revision of the lists, read before the expansions
 */
export function planResult(query: ListQuery, expansions: readonly (readonly string[])[], revision: string) {
  const { category, inStock, order, words } = query;
  const [min, max] = priceRange(query);
  const hasRange = min !== '-inf' || max !== '+inf';
  const filters = [
    ...(inStock === undefined ? [] : [inStock ? IN_STOCK : OUT_OF_STOCK]),
    ...(order === 'name' && category !== undefined ? [listKey('createdAt', category)] : []),
    ...expansions.filter(({ length }) => length === 1).flatMap((only) => only.map(wordKey)),
  ];
  const unions = expansions.filter(({ length }) => length > 1);
  const what = JSON.stringify([order, category, words, min, max, inStock]);
  const digest = createHash('sha1').update(what).digest();
  const slot = digest.readUInt32BE() % RESULT_SLOTS;
  return {
    keys: [
      ...[resultKey(slot), STOCK, UNPUBLISHED, resultStampKey(slot)],
      order === 'name' ? NAME_ORDER : listKey(order, category),
      ...filters,
      ...unions.flatMap((members, index) => [scratchKey(index), ...members.map(wordKey)]),
      ...(hasRange ? [scratchKey(unions.length), listKey('price', category)] : []),
    ],
    args: [
      ...[query.offset, query.limit, query.descending ? 1 : 0, min, max],
      ...[`${revision}:${digest.toString('base64url')}`, RESULT_SECONDS, hasRange ? 1 : 0, filters.length],
      ...unions.map(({ length }) => length),
    ],
  };
}
