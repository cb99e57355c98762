import type { Cost } from '../../orders/cost';
import type { Fixture } from '../../orders/fixture';
import { tableOf } from '../../orders/report';
import { type Growth, growthsOf, type SizeName } from '../../orders/sizes';
import { startFixture } from '../../orders/start-fixture';
import { type Contest, measureOperations, type Target } from '../measure-operations';
import { growingReads } from './growing-reads';

const CLIENTS = 16;

export const GROWTH_EXPLANATION = `
CPU ms a request of all processes and the data Redis, and how many times that of the smallest size: medians of turns that
the sizes take, through the gateway and past its cache, ${CLIENTS} clients at once. A page has 20 rows. Dear products are nine
in ten of all, by name; the deepest page of a filtered list is the last that has a number. The catalogue does not change
meanwhile: what a change costs its next reader, bench:catalogue says.`;

/** Measures reads in suites of each size. @param names from the smallest to the largest */
export async function growthTables(names: readonly SizeName[], seconds: number): Promise<string[]> {
  const tables: string[] = [];
  for (const growth of growthsOf(names))
    tables.push(...tableOf(growth, await measureReads(growth, seconds)), '');
  return tables;
}

async function measureReads({ sizes }: Growth, seconds: number): Promise<Cost[]> {
  const fixtures: Fixture[] = [];
  try {
    for (const size of sizes) fixtures.push(await startFixture(size));
    const bySize = fixtures.map(contestsOf);
    const names = bySize[0]?.map(({ operation }) => operation.name) ?? [];
    const contests = names.flatMap((_, read) => bySize.flatMap((ofSize) => ofSize[read] ?? []));
    const costs = await measureOperations(contests, CLIENTS, seconds);
    const values = costs.map(({ cpuMs }) => cpuMs['suite'] ?? NaN);
    return names.map((name, read): Cost => {
      const first = read * fixtures.length;
      return { name, unit: 'ms', values: values.slice(first, first + fixtures.length) };
    });
  } finally {
    await Promise.all(fixtures.map(({ stop }) => stop()));
  }
}

function contestsOf(fixture: Fixture): Contest[] {
  const { size, gateway, adminToken, customers } = fixture;
  const target: Target = {
    client: gateway,
    buyers: customers.map(({ token }) => ({ accessToken: token, refreshToken: '', productIds: [] })),
    cpuMs: () => ({ suite: fixture.cpuMs() }),
  };
  return growingReads(size, adminToken).map((operation) => ({ operation, target }));
}
