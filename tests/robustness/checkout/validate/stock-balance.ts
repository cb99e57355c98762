import type { ProductUnits } from '@emporium/audit';
import type { Evidence } from './evidence';
import type { Finding } from './finding';

/** What is wrong with a product's numbers at one moment, if anything. */
export function imbalanceOf(id: string, { stock, sold, received }: ProductUnits): string | undefined {
  if (stock >= 0 && sold >= 0 && stock + sold === received) return undefined;
  return `product ${id}: stock ${stock} + sold ${sold}, received ${received}`;
}

/** At every moment each unit received is in stock or sold, and neither is ever negative. */
export const checkSamples = ({ imbalances }: Evidence): Finding[] =>
  [...new Set(imbalances)].map((detail) => ({
    invariant: 'stock + sold = received',
    harm: 'oversold',
    detail,
  }));
