import type { Target } from '../targets/target';
import { summarize } from './summary';

const target = (name: string): Target => ({ name, port: 1, pid: undefined });
const turn = (requestsPerSecond: number, cpuMicrosPerRequest?: number) => ({
  requestsPerSecond,
  cpuMicrosPerRequest,
  residentMib: undefined,
  latencyMs: { p50: 1, p99: 1, max: 1 },
});

const [fast, slow] = [target('fast'), target('slow')];
const measured = {
  kind: 'cached',
  title: 'a read',
  path: '/',
  targets: [slow, fast],
  reference: 'fast',
} as const;

describe('summarize', () => {
  it('compares within a round, so that a slow moment of the machine does not count', () => {
    const turns = new Map([
      [fast, [turn(1000), turn(100), turn(1200)]],
      [slow, [turn(500), turn(50), turn(600)]],
    ]);
    const { rows } = summarize({ measured, bodyBytes: 1, turns });
    expect(rows.map(({ name, ratio, requestsPerSecond }) => [name, ratio, requestsPerSecond])).toEqual([
      ['fast', 1, 1000],
      ['slow', 0.5, 500],
    ]);
  });

  it('leaves out what the system cannot measure', () => {
    const turns = new Map([
      [fast, [turn(1000)]],
      [slow, [turn(500, 80)]],
    ]);
    const { rows } = summarize({ measured, bodyBytes: 1, turns });
    expect(rows.map(({ cpuMicrosPerRequest, cpuRatio }) => [cpuMicrosPerRequest, cpuRatio])).toEqual([
      [undefined, undefined],
      [80, undefined],
    ]);
  });
});
