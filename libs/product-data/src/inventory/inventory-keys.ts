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
/** The latest of these changes: stream, entries of `id` (of the product) and `revision`. */
export const LIST_CHANGES = inventory('list-changes');

/** A reservation: hash. */
export const reservationKey = (orderId: string) => inventory(`reservation:${orderId}`);

/** The units that an administrator's change of stock came to: string, for a day. */
export const stockChangeKey = (operationId: string) => inventory(`stock-change:${operationId}`);

/** Marks a product whose creation must not happen again, though it may be gone by now: string, for a day. */
export const creationKey = (id: string) => inventory(`creation:${id}`);

/**
 * Ids by price in cents: sorted set. Nothing reads it here; an instance of the version before, which runs beside this
 * one while they are exchanged, cannot move the stock of a product that is not in it.
 */
export const PRICES = inventory('list:all:price');
