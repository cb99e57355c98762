/** The cluster slot in which everything lives that changes together. */
const inventory = (name: string) => `{inventory}:${name}`;

/** Units that can be bought: hash, id → units. A product exists exactly when it has a field here. */
export const STOCK = inventory('stock');
/** Versions of the records: hash, id → integer. */
export const VERSIONS = inventory('versions');
/** Committed changes whose projection may not be written yet: hash, id → JSON. */
export const UNPUBLISHED = inventory('unpublished');
/** Units put in less units taken out by administrators: hash, id → units. Always stock + sold. */
export const RECEIVED = inventory('received');
/** Units confirmed and not returned: hash, id → units. */
export const SOLD = inventory('sold');
/** Counts the changes that can alter which products a list holds, or their order. */
export const LIST_REVISION = inventory('list-revision');
/** Sorted sets of ids by price in cents; each product is in exactly one of them. */
export const IN_STOCK = inventory('in-stock');
export const OUT_OF_STOCK = inventory('out-of-stock');
/** How many products a category has: sorted set, name → count. */
export const CATEGORIES = inventory('categories');
/** What the indexes hold of a product: hash, id → JSON. */
export const INDEXED = inventory('indexed');
/** Every word that is indexed: sorted set in lexicographic order, to find words by prefix. */
export const WORDS = inventory('words');
/** Sorted set of ids whose scores are in the order of the names. */
export const NAME_ORDER = inventory('name-order');

/** The ids of the products whose text has the word: set. */
export const wordKey = (word: string) => inventory(`word:${word}`);

/** A reservation: hash. */
export const reservationKey = (orderId: string) => inventory(`reservation:${orderId}`);

/** The units that an administrator's change of stock came to: string, for a day. */
export const stockChangeKey = (operationId: string) => inventory(`stock-change:${operationId}`);

/** Marks a product whose creation must not happen again, though it may be gone by now: string, for a day. */
export const creationKey = (id: string) => inventory(`creation:${id}`);

/**
 * A sorted set of the whole catalogue, or of one category: ids by creation (ms) or price (cents), or
 * `<lower-case name>\0<id>` in lexicographic order. Every member ends with the id.
 */
export const listKey = (order: ListOrder, category?: string) =>
  inventory(`list:${category === undefined ? 'all' : `category:${category}`}:${order}`);

export const LIST_ORDERS = ['createdAt', 'price', 'name'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** A member of a name list. */
export const nameMember = (id: string, name: string) => `${name.toLowerCase()}\0${id}`;

/** A result of a search, kept for following pages: sorted set of ids; and the string that says which it is. */
export const resultKey = (slot: number) => inventory(`result:${slot}`);
export const resultStampKey = (slot: number) => inventory(`result:${slot}:stamp`);
/** A set that lives within one script. */
export const scratchKey = (index: number) => inventory(`scratch:${index}`);
