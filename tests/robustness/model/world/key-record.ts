import type { OrderIndex } from './indices';

/** What the store holds under an idempotency key, as one number: 0 is nothing, else an order and its answer. */
export type KeyRecord = number;

/** The answer in a key's record. */
export enum Known {
  InProgress,
  Placed,
  Refused,
}

const ANSWERS = 3;

export const NO_RECORD: KeyRecord = 0;
export const keyRecord = (order: OrderIndex, known: Known): KeyRecord => 1 + order * ANSWERS + known;
export const orderOf = (record: KeyRecord): OrderIndex => Math.floor((record - 1) / ANSWERS) as OrderIndex;
export const knownOf = (record: KeyRecord): Known => (record - 1) % ANSWERS;
