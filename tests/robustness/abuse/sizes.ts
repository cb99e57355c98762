/** How long honest customers are watched alone, and then beside everything that can be done to them. */
export interface Size {
  readonly calmMs: number;
  readonly abusedMs: number;
  /** The share of their pace that the customers must keep: in the first seconds each abuser uses up what its limits allow. */
  readonly leastPace: number;
  /** Whether it takes long enough to distinguish growth from warming up. */
  readonly judgesMemory: boolean;
}

const MINUTE_MS = 60_000;

export const SIZES = {
  short: { calmMs: 10_000, abusedMs: MINUTE_MS / 2, leastPace: 0.6, judgesMemory: false },
  default: { calmMs: MINUTE_MS / 2, abusedMs: 4 * MINUTE_MS, leastPace: 0.9, judgesMemory: true },
  full: { calmMs: MINUTE_MS, abusedMs: 60 * MINUTE_MS, leastPace: 0.95, judgesMemory: true },
} satisfies Record<string, Size>;
