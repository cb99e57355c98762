import type { LoadGenerator } from '../load/load-generator';
import type { Target } from '../targets/target';
import { GATEWAY } from '../targets/names';
import { median } from '../../runner/median';
import type { MeasuredCase } from './rounds';
import { takeTurn, type Turn } from './turn';

/** Latencies of a target at a fixed rate: medians of the turns, and the longest of all. */
export interface Latency {
  readonly title: string;
  readonly name: string;
  readonly rate: number;
  readonly latencyMs: Turn['latencyMs'];
}

const TURNS = 3;
const SECONDS = 2;
const WARM_UP_MS = 300;

/**
 * Measures the gateway at half of its highest rate in the rounds, and the reference at the same rate: its latency is
 * what the machine itself contributes.
 */
export async function measureLatency(load: LoadGenerator, measuredCase: MeasuredCase): Promise<Latency[]> {
  const { measured, bodyBytes } = measuredCase;
  const targets = measured.targets.filter(({ name }) => name === GATEWAY || name === measured.reference);
  const rate = Math.round(peakOf(measuredCase) / 2);
  const options = { seconds: SECONDS, warmUpMs: WARM_UP_MS, bodyBytes, rate };
  const taken = new Map<Target, Turn[]>(targets.map((target) => [target, []]));
  for (let turn = 0; turn < TURNS; turn++)
    for (const target of targets) taken.get(target)?.push(await takeTurn(load, measured, target, options));
  return targets.map((target) => ({
    title: measured.title,
    name: target.name,
    rate,
    latencyMs: combine(taken.get(target) ?? []),
  }));
}

function peakOf({ turns }: MeasuredCase): number {
  const ofGateway = [...turns].flatMap(([{ name }, taken]) => (name === GATEWAY ? taken : []));
  return median(ofGateway.map(({ requestsPerSecond }) => requestsPerSecond));
}

const combine = (turns: readonly Turn[]): Turn['latencyMs'] => ({
  p50: median(turns.map(({ latencyMs }) => latencyMs.p50)),
  p99: median(turns.map(({ latencyMs }) => latencyMs.p99)),
  max: Math.max(...turns.map(({ latencyMs }) => latencyMs.max)),
});
