import type { LoadGenerator } from '../load/load-generator';
import type { Part } from '../options';
import { startCachedCases } from '../targets/cached-cases';
import { startProxiedCases } from '../targets/proxied-cases';
import { Fixture } from '../targets/fixture';
import { type Latency, measureLatency } from './latency';
import { measureRounds, type RoundsOptions } from './rounds';
import { type Summary, summarize } from './summary';

const START = { cached: startCachedCases, proxied: startProxiedCases };

/** What one part of the benchmark has found. */
export interface Findings {
  readonly summaries: readonly Summary[];
  readonly latencies: readonly Latency[];
}

/** Starts the targets of one part, measures them and stops them. @throws Error when something cannot be measured */
export async function measurePart(
  part: Part,
  load: LoadGenerator,
  options: RoundsOptions,
): Promise<Findings> {
  console.error(`starting what is measured: ${part}`);
  const fixture = new Fixture();
  try {
    const results = await measureRounds(load, await START[part](fixture), options);
    const latencies: Latency[] = [];
    for (const result of results)
      if (result.measured.kind === 'cached') latencies.push(...(await measureLatency(load, result)));
    await fixture.stop();
    return { summaries: results.map(summarize), latencies };
  } catch (error) {
    await fixture.stop(true);
    throw new Error(`The ${part} part could not be measured; its logs are in ${fixture.folder}`, {
      cause: error,
    });
  }
}
