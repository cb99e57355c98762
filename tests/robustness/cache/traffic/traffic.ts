import type { Way } from '../validate/history';
import type { Tally } from '../validate/tally';
import type { Slot } from './slot';
import type { TimedClient } from './timed-client';

export const GATEWAYS = ['gateway 1', 'gateway 2'] as const satisfies readonly Way[];
export type GatewayName = (typeof GATEWAYS)[number];

/** What all readers and writers share. */
export interface Traffic {
  /** Where products are changed, by every way in. */
  readonly products: Readonly<Record<Way, TimedClient>>;
  /** Where orders are placed. */
  readonly orders: Readonly<Record<Way, TimedClient>>;
  readonly adminToken: string;
  readonly customerToken: string;
  readonly slots: readonly Slot[];
  readonly tally: Tally;
  isRunning: boolean;
}

export const oneOf = <T>(choices: readonly T[]): T =>
  choices[Math.floor(Math.random() * choices.length)] as T;
