import type { Size } from '../sizes';
import { findGrowth } from './memory-growth';
import { bytesAnOrder, failuresOf, paceOf, type Phase } from './phase';

export interface Run {
  readonly calm: Phase;
  readonly abused: Phase;
}

const MOST_BYTES = 3;

/** What must not have happened; each figure is compared with that of the calm phase of the same run. */
export function findingsOf({ calm, abused }: Run, { leastPace, judgesMemory }: Size): string[] {
  const pace = paceOf(abused) / paceOf(calm);
  const bytes = bytesAnOrder(abused) / bytesAnOrder(calm);
  return [
    ...[calm, abused].flatMap(failuresOf).map(([failure, times]) => `${times} orders: ${failure}`),
    ...(pace < leastPace ? [`honest customers ordered at ${pace.toFixed(2)} of their pace`] : []),
    ...(bytes > MOST_BYTES
      ? [`the data Redis grew by ${bytes.toFixed(1)} times the bytes an order needs`]
      : []),
    ...(judgesMemory ? findGrowth(abused.memory) : []),
  ];
}
