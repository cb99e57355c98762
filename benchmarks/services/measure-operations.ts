import type { ApiClient } from '@emporium/harness';
import { median } from '../runner/median';
import type { Buyer, Operation } from './operations';

const TURNS = 5;

/** Where requests go, and from whom. */
export interface Target {
  readonly client: ApiClient;
  readonly buyers: readonly Buyer[];
  /** What its processes have used so far, by their names. */
  cpuMs(): Readonly<Record<string, number>>;
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
 * Some of the buyers ask, and again as soon as they have their answer; the contests take turns, and the first turn only
 * warms up.
 *
 * @throws Error for any response but 2xx
 */
export async function measureOperations(
  contests: readonly Contest[],
  clients: number,
  seconds: number,
): Promise<OperationCost[]> {
  const turns = contests.map((): OperationCost[] => []);
  for (let turn = 0; turn <= TURNS; turn++) {
    for (const [index, contest] of contests.entries()) {
      const cost = await takeTurn(contest, clients, seconds);
      if (turn > 0) turns[index]?.push(cost);
    }
  }
  return turns.map(medians);
}

async function takeTurn(
  { operation, target }: Contest,
  clients: number,
  seconds: number,
): Promise<OperationCost> {
  let requests = 0;
  const before = target.cpuMs();
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1_000;
  await Promise.all(
    target.buyers.slice(0, clients).map(async (buyer) => {
      while (performance.now() < endsAt) {
        const body = await target.client.expect(operation.request(buyer, requests++));
        operation.learn?.(buyer, body);
      }
    }),
  );
  const elapsed = (performance.now() - startedAt) / 1_000;
  const used = Object.entries(target.cpuMs());
  return {
    requestsPerSecond: requests / elapsed,
    cpuMs: Object.fromEntries(used.map(([name, ms]) => [name, (ms - (before[name] ?? 0)) / requests])),
  };
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
