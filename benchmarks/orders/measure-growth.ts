import type { Cost } from './cost';
import { measurePlacing } from './measure-placing';
import { measureRead } from './measure-reads';
import { startFixture } from './start-fixture';
import { READS } from './reads';
import type { Fixture } from './fixture';
import type { Growth } from './sizes';

const RUNS_A_SECOND = 200;

/** Measures all operations in suites that run side by side. Orders are placed last, since they add to what is there. */
export async function measureGrowth({ sizes }: Growth, seconds: number): Promise<Cost[]> {
  const fixtures: Fixture[] = [];
  try {
    for (const size of sizes) fixtures.push(await startFixture(size));
    const costs: Cost[] = [];
    const runs = Math.round(RUNS_A_SECOND * seconds);
    for (const read of READS)
      costs.push({ name: read.name, unit: 'ms', values: await measureRead(read, fixtures, runs) });
    return [...(await measurePlacing(fixtures, seconds)), ...costs];
  } finally {
    await Promise.all(fixtures.map(({ stop }) => stop()));
  }
}
