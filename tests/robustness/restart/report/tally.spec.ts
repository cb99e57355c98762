import { Tally } from './tally';

describe('Tally', () => {
  it('counts requests, and failures by what went wrong', () => {
    const tally = new Tally();
    tally.add({ operation: 'list', problem: undefined, durationMs: 5 });
    tally.add({ operation: 'order', problem: '502 UPSTREAM_UNAVAILABLE', durationMs: 9 });
    tally.add({ operation: 'list', problem: 'connection: ECONNRESET', durationMs: 7 });
    tally.add({ operation: 'list', problem: 'connection: ECONNRESET', durationMs: 1 });

    expect([tally.total, tally.count('list'), tally.count('order')]).toEqual([4, 3, 1]);
    expect(tally.problems).toEqual([
      ['connection: ECONNRESET (list)', 2],
      ['502 UPSTREAM_UNAVAILABLE (order)', 1],
    ]);
    expect(tally.longest).toMatchObject({ operation: 'order', durationMs: 9 });
  });
});
