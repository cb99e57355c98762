import type { Cost } from './cost';
import { tableOf, verdictOn } from './report';
import { growthsOf } from './sizes';

const [growth] = growthsOf(['1k', '10k']) as [ReturnType<typeof growthsOf>[0]];
const cost = (unit: Cost['unit'], ...values: number[]): Cost => ({ name: unit, unit, values });

describe('the report', () => {
  it('says how much more the larger sizes cost, in time or in fewer orders a second', () => {
    const [, , time, rate] = tableOf(growth, [cost('ms', 2, 3), cost('a second', 300, 200)]);
    expect(time).toMatch(/2\.00 \| +3\.00 \(x1\.50\) \|$/);
    expect(rate).toMatch(/300 \| +200 \(x1\.50\) \|$/);
  });

  it('names what costs more than 1.5 times as much', () => {
    expect(verdictOn(growth, [cost('ms', 2, 3), cost('a second', 300, 100)])).toContainEqual(
      expect.stringContaining(': a second (x3.00) costs'),
    );
    expect(verdictOn(growth, [cost('ms', 2, 3)])).toContainEqual(expect.stringContaining(': nothing costs'));
  });
});
