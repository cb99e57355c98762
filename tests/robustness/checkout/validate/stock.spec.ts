import type { ProductUnits } from '@emporium/audit';
import { checkReceived } from './received';
import { checkSamples, imbalanceOf } from './stock-balance';
import { attempt, evidence, store, TRAY } from './testing/sample-evidence';

const topUp = (status: number | undefined) => ({
  history: { topUps: [{ productId: TRAY, units: 4, attempt: attempt(status) }] },
});

describe('a sample of the stock', () => {
  it.each([
    ['is well when each unit received is in stock or sold', { stock: 3, sold: 2, received: 5 }, false],
    ['is not when a unit is in neither', { stock: 2, sold: 2, received: 5 }, true],
    ['is not when stock is negative', { stock: -1, sold: 6, received: 5 }, true],
    ['is not when sold is negative', { stock: 6, sold: -1, received: 5 }, true],
  ])('%s', (_, units: ProductUnits, isWrong) => {
    expect(imbalanceOf(TRAY, units) !== undefined).toBe(isWrong);
  });

  it('counts when it was wrong, although the end is right', () => {
    expect(checkSamples(evidence({ imbalances: ['product x: stock -1'] }))).toMatchObject([
      { harm: 'oversold', detail: 'product x: stock -1' },
    ]);
  });
});

describe('what was received', () => {
  const received = (count: number, status: number | undefined) =>
    checkReceived(
      evidence({
        ...topUp(status),
        store: store({ products: new Map([[TRAY, { stock: count - 2, sold: 2, received: count }]]) }),
      }),
    );

  it.each([
    [9, 200],
    [5, 409],
    [5, undefined],
    [9, undefined],
    [5, 503],
  ])('may be %i when a top-up of 4 was answered %s', (count, status) => {
    expect(received(count, status)).toEqual([]);
  });

  it.each([
    [5, 200, 'lost'],
    [13, 200, 'doubled'],
    [9, 409, 'doubled'],
    [13, undefined, 'doubled'],
  ])('may not be %i when it was answered %s', (count, status, harm) => {
    expect(received(count, status)).toMatchObject([{ harm }]);
  });
});
