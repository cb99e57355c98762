import type { Reservation } from '@emporium/contracts';

/** What product-service has on record under an order's id. */
export enum Held {
  None,
  Confirmed,
  Rejected,
  Released,
  Returned,
}

/** The records as product-service answers with them; what else they say decides nothing. */
export const RESERVATIONS: Readonly<Record<Exclude<Held, Held.None>, Reservation>> = {
  [Held.Confirmed]: { id: '', state: 'CONFIRMED', lines: [] },
  [Held.Rejected]: { id: '', state: 'REJECTED', rejection: { code: 'OUT_OF_STOCK', short: [] } },
  [Held.Released]: { id: '', state: 'RELEASED' },
  [Held.Returned]: { id: '', state: 'RETURNED', lines: [] },
};
