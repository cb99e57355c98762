import type { Cost } from './cost';
import { measurePlacing } from './measure-placing';
import { measureRead } from './measure-reads';
import { openShop } from './start-fixture';
import { READS } from './reads';
import type { Shop } from './fixture';
import type { Growth } from './sizes';

const RUNS_A_SECOND = 200;

/** Measures all operations in suites that run side by side. Orders are placed last, since they add to what is there. */
export async function measureGrowth({ sizes }: Growth, seconds: number): Promise<Cost[]> {
  const shops: Shop[] = [];
  try {
    for (const size of sizes) shops.push(await openShop(size));
    const costs: Cost[] = [];
    const runs = Math.round(RUNS_A_SECOND * seconds);
    for (const read of READS)
      costs.push({ name: read.name, unit: 'ms', values: await measureRead(read, shops, runs) });
    return [...(await measurePlacing(shops, seconds)), ...costs];
  } finally {
    await Promise.all(shops.map(({ stop }) => stop()));
  }
}
