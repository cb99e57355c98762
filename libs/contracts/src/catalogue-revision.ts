/**
 * A counter that product-service raises in the same script as any change a catalogue reader could see,
 * stock included. An answer fetched at revision n is fresh exactly as long as the counter is n.
 *
 * It begins with the time in microseconds, so that a store that was wiped comes to no revision twice. Where there is
 * none, nothing tells whether an answer is fresh.
 */
export const CATALOGUE_REVISION_KEY = '{inventory}:revision';
