import { Held } from '../world/reservation-state';

/** What order-service asks of product-service about a reservation. */
export enum Verb {
  Reserve,
  Release,
  Return,
}

/** What a verb does: the record afterwards, the record it answers with, and how often the lines leave the stock. */
export interface ReservationChange {
  readonly record: Held;
  readonly answer: Held;
  /** 1: the lines leave the stock, -1: they come back. */
  readonly taken: -1 | 0 | 1;
}

const change = (record: Held, taken: -1 | 0 | 1): ReservationChange => ({ record, answer: record, taken });

const KEPT: Readonly<Record<Held, ReservationChange>> = {
  [Held.None]: change(Held.None, 0),
  [Held.Confirmed]: change(Held.Confirmed, 0),
  [Held.Rejected]: change(Held.Rejected, 0),
  [Held.Released]: change(Held.Released, 0),
  [Held.Returned]: change(Held.Returned, 0),
};
const CONFIRMED = change(Held.Confirmed, 1);
const RETURNED = change(Held.Returned, -1);

/**
 * The state table of product-service's reservations: what a verb does to a record.
 *
 * @param isCovered whether stock covers all lines
 */
export function reservationAfter(record: Held, verb: Verb, isCovered: boolean): ReservationChange {
  if (record === Held.Confirmed) return verb === Verb.Return ? RETURNED : KEPT[record];
  if (record !== Held.None) return KEPT[record];
  switch (verb) {
    case Verb.Reserve:
      return isCovered ? CONFIRMED : KEPT[Held.Rejected];
    case Verb.Release:
      return KEPT[Held.Released];
    case Verb.Return:
      return KEPT[Held.None];
  }
}
