/**
 * A counter that product-service raises in the same script as any change that a reader of the catalogue can see, stock
 * included. A response fetched at revision n is fresh exactly as long as the counter is n.
 *
 * It begins with the time in microseconds, so that no revision comes twice, even after the store was wiped. While the key
 * is absent, it is unknown whether a response is fresh.
 */
export const CATALOGUE_REVISION_KEY = '{inventory}:revision';
