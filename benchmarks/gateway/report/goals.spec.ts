import type { Summary } from '../measure/summary';
import { EXPRESS_PROXY, FAST_GATEWAY, GATEWAY, NAIVE, NGINX, RAW } from '../targets/names';
import { judge } from './goals';

const summary = (kind: Summary['kind'], ratios: Record<string, number>): Summary => ({
  kind,
  title: kind,
  bodyBytes: 300,
  rows: Object.entries(ratios).map(([name, ratio]) => ({
    name,
    ratio,
    requestsPerSecond: 1000 * ratio,
    cpuRatio: undefined,
    cpuMicrosPerRequest: undefined,
    residentMib: undefined,
  })),
});

const met = (...args: Parameters<typeof judge>) => judge(...args).map(({ isMet }) => isMet);

describe('judge', () => {
  it('holds cached reads against a bare server and the naive shape', () => {
    expect(met([summary('cached', { [RAW]: 1, [GATEWAY]: 0.45, [NAIVE]: 0.05 })], [])).toEqual([true, true]);
    expect(met([summary('cached', { [RAW]: 1, [GATEWAY]: 0.4, [NAIVE]: 0.06 })], [])).toEqual([false, false]);
  });

  it('holds proxied reads against nginx and every other gateway', () => {
    const ratios = { [NGINX]: 1, [GATEWAY]: 0.4, [FAST_GATEWAY]: 0.39, [EXPRESS_PROXY]: 0.1 };
    expect(met([summary('proxied', ratios)], [])).toEqual([true, true]);
    const [, ahead] = judge([summary('proxied', { ...ratios, [FAST_GATEWAY]: 0.41 })], []);
    expect(ahead).toEqual({ isMet: false, text: expect.stringContaining(`behind ${FAST_GATEWAY}`) });
  });

  it('says nothing about nginx where there is none', () => {
    expect(met([summary('proxied', { [GATEWAY]: 1, [FAST_GATEWAY]: 0.9 })], [])).toEqual([true]);
  });

  it('wants the 99th percentile below 5 ms', () => {
    const latency = (p99: number) => ({
      title: 'x',
      name: GATEWAY,
      rate: 1,
      latencyMs: { p50: 1, p99, max: 9 },
    });
    expect(met([], [latency(4.9), latency(5)])).toEqual([true, false]);
  });
});
