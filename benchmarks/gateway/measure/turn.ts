import type { LoadGenerator } from '../load/load-generator';
import type { LoadOrder, LoadResult } from '../load/order';
import type { Case } from '../targets/case';
import type { Target } from '../targets/target';
import { type ProcessUsage, usageOf } from '../../runner/process-usage';

/** What a target did in one turn. */
export interface Turn {
  readonly requestsPerSecond: number;
  /** Undefined where the system cannot measure it. */
  readonly cpuMicrosPerRequest: number | undefined;
  readonly residentMib: number | undefined;
  readonly latencyMs: LoadResult['latencyMs'];
}

export interface TurnOptions {
  readonly seconds: number;
  readonly warmUpMs: number;
  readonly bodyBytes: number;
  readonly rate?: number;
}

const CONNECTIONS = 64;
/** A cached response may expire during a turn, and then all connections miss it at once. */
const MISSES_AT_MOST = 0.02;

/** Lets one target work. @throws Error when an answer was not as it must be */
export async function takeTurn(
  load: LoadGenerator,
  { title, path, headers = {} }: Case,
  target: Target,
  { seconds, warmUpMs, bodyBytes, rate }: TurnOptions,
): Promise<Turn> {
  const fields = Object.entries({ Host: `127.0.0.1:${target.port}`, ...headers });
  const order: LoadOrder = {
    port: target.port,
    request: `GET ${path} HTTP/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
    connections: CONNECTIONS,
    warmUpMs,
    durationMs: seconds * 1000,
    rate,
    expects: { bodyBytes, cache: target.cache },
  };
  let before: ProcessUsage | undefined;
  const who = `${title}: ${target.name}`;
  const result = await load
    .run(order, () => (before = usageOf(target.pid)))
    .catch((cause: unknown) => {
      throw new Error(`${who} broke off`, { cause });
    });
  const after = usageOf(target.pid);
  refuseWrong(who, result, target.cache === 'HIT' ? MISSES_AT_MOST : 0);
  return {
    requestsPerSecond: result.requests / result.seconds,
    cpuMicrosPerRequest: before && after && ((after.cpuSeconds - before.cpuSeconds) / result.requests) * 1e6,
    residentMib: after?.residentMib,
    latencyMs: result.latencyMs,
  };
}

function refuseWrong(who: string, result: LoadResult, missesAtMost: number): void {
  const { requests, wrong, otherCache, example } = result;
  if (requests === 0) throw new Error(`${who} answered nothing`);
  if (wrong > 0) throw new Error(`${who} gave ${wrong} wrong answers, such as\n${example}`);
  if (otherCache > requests * missesAtMost)
    throw new Error(
      `${who}: X-Cache was not as it must be in ${otherCache} of ${requests} answers:\n${example}`,
    );
}
