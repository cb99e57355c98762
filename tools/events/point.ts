import { positionAt, positionBefore, START } from '@emporium/events';

const UNIT_MS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * The position in a stream before a point in time, or before an event.
 *
 * @param point see the help
 * @throws Error that says what a point looks like
 */
export function positionOf(point: string, now = Date.now()): string {
  if (point === 'start') return START;
  if (/^\d+-\d+$/.test(point)) return positionBefore(point);
  const [, count, unit] = /^(\d+)([smhd])$/.exec(point) ?? [];
  if (count && unit) return positionAt(now - Number(count) * (UNIT_MS[unit] ?? 0));
  const time = /^\d{4}-\d\d-\d\d/.test(point) ? Date.parse(point) : NaN;
  if (Number.isNaN(time))
    throw new Error(
      `--from ${point}: give a time (2026-01-31T08:00:00Z), an age (15m), the id of an event or start.`,
    );
  return positionAt(time);
}
