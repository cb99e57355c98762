import type { Person } from '../fixture/people';

/** Somebody, with all the words that nobody else may ever read. */
export interface Canary {
  readonly person: Person;
  readonly orderId: string;
  /** Ids, names and numbers that only this user's answers may hold. */
  readonly secrets: readonly string[];
}
