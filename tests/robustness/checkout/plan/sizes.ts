import { FAILPOINTS } from '../failpoints/failpoint';

/** How much a run does to the suite. */
export interface Size {
  /** At least; clients go on until the last fault has happened. */
  readonly checkouts: number;
  readonly customers: number;
  /** SIGKILLs of each kind of process, instances of one service together. */
  readonly killsOfEachKind: number;
  /** SIGSTOPs, each followed by SIGCONT. */
  readonly stops: number;
  /** Deaths at named points; every point gets its share. */
  readonly failpointDeaths: number;
}

export const SIZES = {
  short: {
    checkouts: 500,
    customers: 24,
    killsOfEachKind: 10,
    stops: 8,
    failpointDeaths: FAILPOINTS.length,
  },
  default: {
    checkouts: 2_000,
    customers: 64,
    killsOfEachKind: 17,
    stops: 8,
    failpointDeaths: FAILPOINTS.length,
  },
  full: { checkouts: 10_000, customers: 64, killsOfEachKind: 200, stops: 100, failpointDeaths: 500 },
} as const satisfies Record<string, Size>;

export type SizeName = keyof typeof SIZES;
