/**
 * The events that whoever guards the shop should see. Alert rules and searches use these words, so they never change.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Logging_Vocabulary_Cheat_Sheet.html
 */
export const SECURITY_EVENTS = [
  'login.failed',
  'login.locked',
  'refresh.reused',
  'password.changed',
  'email.changed',
  'role.changed',
  'administrator.wrote',
] as const;
export type SecurityEventName = (typeof SECURITY_EVENTS)[number];

/** `unknown`: the request failed on our side, and may have had its effect all the same. */
export const SECURITY_OUTCOMES = ['success', 'failure', 'unknown'] as const;
export type SecurityOutcome = (typeof SECURITY_OUTCOMES)[number];

/** One security event. */
export interface SecurityEvent {
  readonly event: SecurityEventName;
  readonly outcome: SecurityOutcome;
  /** The id of the user concerned, or the e-mail address that was tried; logged as a keyed hash. */
  readonly account: string;
  readonly sessionId?: string;
  /** Method and route template, for what an administrator wrote. */
  readonly action?: string;
  /** The path that was written to. */
  readonly target?: string;
}
