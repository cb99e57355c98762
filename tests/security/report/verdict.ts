import type { PartResult } from '../part';

const SHOWN = 40;

/** One line on a part: how much it tried, and how many breaches it found. */
export function lineOf(name: string, { tried, breaches }: PartResult): string {
  return `${name.padEnd(20)} ${String(tried).padStart(6)} tried  ${String(breaches.length).padStart(4)} breaches`;
}

/** What was found in a part, the first few in full. */
export function describeBreaches({ breaches }: PartResult): string[] {
  const shown = breaches.slice(0, SHOWN).flatMap(({ tried, found }) => [`  - ${tried}`, `      ${found}`]);
  const more = breaches.length > SHOWN ? [`  and ${breaches.length - SHOWN} more`] : [];
  return [...shown, ...more];
}
