import type { ApiClient } from '@emporium/harness';
import { median } from '../runner/median';
import { cpuMsOf } from '../runner/process-usage';
import type { Buyer, Operation } from './operations';

const TURNS = 5;

/** Where requests go, and the processes that they cost something. */
export interface Target {
  readonly client: ApiClient;
  readonly pids: Readonly<Record<string, readonly (number | undefined)[]>>;
}

/** An operation at a target. */
export interface Contest {
  readonly operation: Operation;
  readonly target: Target;
}

/** Medians of some turns. */
export interface OperationCost {
  readonly requestsPerSecond: number;
  /** By process, in ms a request. */
  readonly cpuMs: Readonly<Record<string, number>>;
}

/**
 * Every buyer asks again as soon as he has his answer; the contests take turns, and the first turn only warms up.
 *
 * @throws Error for any response but 2xx
 */
export async function measureOperations(
  contests: readonly Contest[],
  buyers: readonly Buyer[],
  seconds: number,
): Promise<OperationCost[]> {
  const turns = contests.map((): OperationCost[] => []);
  for (let turn = 0; turn <= TURNS; turn++) {
    for (const [index, contest] of contests.entries()) {
      const cost = await takeTurn(contest, buyers, seconds);
      if (turn > 0) turns[index]?.push(cost);
    }
  }
  return turns.map(medians);
}

async function takeTurn(
  { operation, target: { client, pids } }: Contest,
  buyers: readonly Buyer[],
  seconds: number,
): Promise<OperationCost> {
  let requests = 0;
  const usage = () => Object.entries(pids).map(([name, ids]) => [name, cpuMsOf(ids)] as const);
  const before = Object.fromEntries(usage());
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  await Promise.all(
    buyers.map(async (buyer) => {
      while (performance.now() < endsAt) await client.expect(operation.request(buyer, requests++));
    }),
  );
  const elapsed = (performance.now() - startedAt) / 1_000;
  const cpuMs: Record<string, number> = {};
  for (const [name, ms] of usage()) cpuMs[name] = (ms - (before[name] ?? 0)) / requests;
  return { requestsPerSecond: requests / elapsed, cpuMs };
}

function medians(turns: readonly OperationCost[]): OperationCost {
  const names = Object.keys(turns[0]?.cpuMs ?? {});
  return {
    requestsPerSecond: median(turns.map(({ requestsPerSecond }) => requestsPerSecond)),
    cpuMs: Object.fromEntries(
      names.map((name) => [name, median(turns.map(({ cpuMs }) => cpuMs[name] ?? NaN))]),
    ),
  };
}
