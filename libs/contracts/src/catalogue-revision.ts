/**
 * A counter that product-service raises in the same script as any change a catalogue reader could see,
 * stock included. An answer fetched at revision n is fresh exactly as long as the counter is n.
 */
export const CATALOGUE_REVISION_KEY = '{inventory}:revision';
