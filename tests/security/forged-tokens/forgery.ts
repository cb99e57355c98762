import type { Person } from '../fixture/people';

/** What a forger knows: an account of their own, the victim's ids, and for the harder ones the suite's key. */
export interface Forger {
  readonly own: Person;
  readonly victim: Person;
  /** Logged out again. */
  readonly ended: Person;
  readonly secret: string;
}

/** A value for `Authorization` that must not let anybody in. */
export interface Forgery {
  readonly name: string;
  readonly authorization: string;
}

export const forgery = (name: string, token: string): Forgery => ({ name, authorization: `Bearer ${token}` });
