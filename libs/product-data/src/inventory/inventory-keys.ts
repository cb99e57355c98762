/** A key in the one cluster slot that holds everything that changes together. */
const inventory = (name: string) => `{inventory}:${name}`;

/** Units that can be bought: hash, id → units. A product exists exactly when it has a field here. */
export const STOCK = inventory('stock');
/** Versions of the records: hash, id → integer. */
export const VERSIONS = inventory('versions');
/** The redo log, committed changes that may not be published yet: hash, id → JSON. */
export const UNPUBLISHED = inventory('unpublished');
/** Units that administrators put in, less those taken out: hash, id → units. Always equals stock + sold. */
export const RECEIVED = inventory('received');
/** Units confirmed and not returned: hash, id → units. */
export const SOLD = inventory('sold');
/** A counter of changes that can alter which products a list holds, or their order. */
export const LIST_REVISION = inventory('list-revision');
/** The latest of these changes: stream of `id` (of the product) and `revision`. */
export const LIST_CHANGES = inventory('list-changes');

/** A reservation: hash. */
export const reservationKey = (orderId: string) => inventory(`reservation:${orderId}`);

/** The stock after an administrator's change of it: string, for a day. */
export const stockChangeKey = (operationId: string) => inventory(`stock-change:${operationId}`);

/** Marks a product as created, so that it is not created again even after its deletion: string, for a day. */
export const creationKey = (id: string) => inventory(`creation:${id}`);

/**
 * Ids by price in cents: sorted set. This version does not read it, but during a rolling update instances of the
 * previous version can only move the stock of products that are in it.
 */
export const PRICES = inventory('list:all:price');
