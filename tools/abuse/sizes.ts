/** How long honest customers are watched alone, and then beside everything that can be done to them. */
export interface Size {
  readonly calmMs: number;
  readonly abusedMs: number;
}

const MINUTE_MS = 60_000;

export const SIZES = {
  short: { calmMs: 10_000, abusedMs: MINUTE_MS / 2 },
  default: { calmMs: MINUTE_MS / 2, abusedMs: 4 * MINUTE_MS },
  full: { calmMs: MINUTE_MS, abusedMs: 60 * MINUTE_MS },
} satisfies Record<string, Size>;

export type SizeName = keyof typeof SIZES;

export const isSizeName = (name: string): name is SizeName => Object.hasOwn(SIZES, name);
