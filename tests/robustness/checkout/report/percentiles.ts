/** p50, p99 and the most of some durations in ms, for people. */
export function percentiles(durationsMs: readonly number[]): string {
  if (durationsMs.length === 0) return 'none';
  const sorted = [...durationsMs].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? sorted[0] ?? 0;
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;
  return `p50 ${seconds(at(0.5))}, p99 ${seconds(at(0.99))}, max ${seconds(at(1))} (${sorted.length})`;
}
