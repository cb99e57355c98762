import type { Person } from '../fixture/people';

/** A user, and all texts that no other user may ever read. */
export interface Canary {
  readonly person: Person;
  readonly orderId: string;
  /** Ids, names and numbers that only this user's answers may hold. */
  readonly secrets: readonly string[];
}
