import type { Latency } from '../measure/latency';
import type { Summary } from '../measure/summary';
import { EXPRESS_PROXY, FAST_GATEWAY, FASTIFY_PROXY, GATEWAY, NAIVE, NGINX, RAW } from '../targets/names';

/** One goal held against what was measured. */
export interface Verdict {
  readonly isMet: boolean;
  readonly text: string;
}

const P99_MS = 5;
const NPM_GATEWAYS: readonly string[] = [FAST_GATEWAY, FASTIFY_PROXY, EXPRESS_PROXY, NAIVE];

/** Holds the results against the goals; a goal whose yardstick was not measured is left out. */
export function judge(summaries: readonly Summary[], latencies: readonly Latency[]): Verdict[] {
  return [
    ...summaries.flatMap(judgeSummary),
    ...latencies.filter(({ name }) => name === GATEWAY).map(judgeLatency),
  ];
}

function judgeSummary(summary: Summary): Verdict[] {
  if (summary.kind === 'cached') return [...atLeast(summary, RAW, 0.45), ...atLeast(summary, NAIVE, 8)];
  if (summary.kind === 'proxied') return [...atLeast(summary, NGINX, 0.33), ...aheadOfOthers(summary)];
  return [];
}

function atLeast({ title, rows }: Summary, yardstick: string, goal: number): Verdict[] {
  const rowOf = (wanted: string) => rows.find(({ name }) => name === wanted);
  const [ours, theirs] = [rowOf(GATEWAY), rowOf(yardstick)];
  if (!ours || !theirs) return [];
  const ratio = ours.ratio / theirs.ratio;
  const byCpu =
    ours.cpuRatio && theirs.cpuRatio ? ` (${(ours.cpuRatio / theirs.cpuRatio).toFixed(2)} by CPU)` : '';
  return [
    { isMet: ratio >= goal, text: `${title}: ${ratio.toFixed(2)} × ${yardstick}${byCpu}, goal ${goal}` },
  ];
}

function aheadOfOthers({ title, rows }: Summary): Verdict[] {
  const ours = rows.find(({ name }) => name === GATEWAY)?.ratio ?? NaN;
  const ahead = rows.filter(({ name, ratio }) => NPM_GATEWAYS.includes(name) && ratio >= ours);
  const text = ahead.length === 0 ? 'yes' : `behind ${ahead.map(({ name }) => name).join(', ')}`;
  return [{ isMet: ahead.length === 0, text: `${title}: ahead of every gateway of npm: ${text}` }];
}

function judgeLatency({ title, rate, latencyMs }: Latency): Verdict {
  const p99 = latencyMs.p99.toFixed(2);
  return {
    isMet: latencyMs.p99 < P99_MS,
    text: `${title}: p99 ${p99} ms at ${rate}/s, goal below ${P99_MS} ms`,
  };
}
