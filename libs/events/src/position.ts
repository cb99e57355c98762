const ENTRY_ID = /^(\d+)(?:-(\d+))?$/;
const LAST_SEQUENCE = 18_446_744_073_709_551_615n;

/** The position in a stream before its first entry. */
export const START = '0-0';

/** The position just before an entry, from which that entry comes next. */
export function positionBefore(entryId: string): string {
  const [, ms = '', sequence = '0'] = ENTRY_ID.exec(entryId) ?? [];
  if (ms === '') throw new TypeError(`${entryId} is no id of a stream's entry`);
  if (BigInt(sequence) > 0n) return `${ms}-${BigInt(sequence) - 1n}`;
  return BigInt(ms) > 0n ? `${BigInt(ms) - 1n}-${LAST_SEQUENCE}` : START;
}

/** The position just before the entries of a time and later. @param ms since the epoch */
export const positionAt = (ms: number): string => positionBefore(String(Math.max(0, Math.floor(ms))));
