import { FRESH } from './staleness';
import { Tally } from './tally';

describe('the verdict', () => {
  let tally: Tally;
  beforeEach(() => {
    tally = new Tally();
    for (let i = 0; i < 1_999; i++) tally.add(FRESH);
  });

  it('is good while reads elsewhere lag a little', () => {
    tally.add({ sameGateway: 0, elsewhere: 249 });

    expect(tally.isKept).toBe(true);
    expect(tally.elsewhereMs).toEqual({ max: 249, p999: 0, stale: 1 });
  });

  it.each([
    ['a read on the gateway of the write is stale at all', { sameGateway: 0.1, elsewhere: 0 }],
    ['one elsewhere lags for a quarter of a second', { sameGateway: 0, elsewhere: 250 }],
  ])('is bad when %s', (_, staleness) => {
    tally.add(staleness);

    expect(tally.isKept).toBe(false);
  });

  it('is bad when something odd was seen, or nothing at all', () => {
    tally.oddities.push('a product that never was');

    expect(tally.isKept).toBe(false);
    expect(new Tally().isKept).toBe(false);
  });
});
