import { listKey, LIST_ORDERS, nameMember, wordKey } from '../inventory/inventory-keys';
import { wordsOf } from '../listing/words';
import type { ProductRecord } from './product';

/** What the indexes hold of a product, so that a change can take exactly that out again. */
export interface Indexed {
  readonly category: string;
  /** Its member in the name lists. */
  readonly nameMember: string;
  readonly words: readonly string[];
}

export const indexingOf = ({ id, name, description, category }: ProductRecord): Indexed => ({
  category,
  nameMember: nameMember(id, name),
  words: wordsOf(`${name} ${description}`),
});

const categoryLists = (indexed?: Indexed) =>
  indexed ? LIST_ORDERS.map((order) => listKey(order, indexed.category)) : [];

/** What the commit script needs to exchange what is indexed: its keys and arguments, from the given ones on. */
export function indexChange(before: Indexed | undefined, after: Indexed | undefined) {
  const oldWords = new Set(before?.words);
  const newWords = new Set(after?.words);
  const removed = [...oldWords].filter((word) => !newWords.has(word));
  const added = [...newWords].filter((word) => !oldWords.has(word));
  const keys = [...categoryLists(before), ...categoryLists(after), ...[...removed, ...added].map(wordKey)];
  const args = [
    before?.category ?? '',
    before?.nameMember ?? '',
    after?.category ?? '',
    after?.nameMember ?? '',
    after ? JSON.stringify(after) : '',
    removed.length,
    ...removed,
    ...added,
  ];
  return { keys, args };
}
