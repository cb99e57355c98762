import { checkLedger } from './ledger';
import { checkReceived } from './received';
import { checkStockBalance } from './stock-balance';
import { attempt, evidence, reservation, store, TRAY } from './testing/small-shop';

const units = (stock: number, sold: number, received: number) =>
  evidence({ store: store({ products: new Map([[TRAY, { stock, sold, received }]]) }) });
const topUp = (status: number | undefined) => ({
  history: { topUps: [{ productId: TRAY, units: 4, attempt: attempt(status) }] },
});

describe('the stock balance', () => {
  it('holds when each unit received is in stock or sold', () => {
    expect(checkStockBalance(units(3, 2, 5))).toEqual([]);
  });

  it.each([
    ['a unit is in neither', 2, 2, 5],
    ['a unit is in both', 4, 2, 5],
    ['stock is negative', -1, 6, 5],
    ['sold is negative', 6, -1, 5],
  ])('breaks when %s', (_, stock, sold, received) => {
    expect(checkStockBalance(units(stock, sold, received))).toMatchObject([{ harm: 'oversold' }]);
  });

  it('breaks when a sample during the run was wrong, although the end is right', () => {
    expect(checkStockBalance(evidence({ imbalances: ['product x: stock -1'] }))).toMatchObject([
      { detail: 'product x: stock -1' },
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

describe('the ledger', () => {
  it('holds when what is sold is what confirmed reservations hold', () => {
    expect(checkLedger(evidence())).toEqual([]);
  });

  it('counts reservations that were returned or refused for nothing', () => {
    const reservations = new Map([
      ['order-1', reservation()],
      ['order-2', reservation('RETURNED')],
      ['order-3', { state: 'REJECTED', lines: [] }],
    ]);
    expect(checkLedger(evidence({ store: store({ reservations }) }))).toEqual([]);
  });

  it.each([
    ['more is sold than reserved', 1, 'lost'],
    ['more is reserved than sold', 3, 'oversold'],
  ])('breaks when %s', (_, quantity, harm) => {
    const reservations = new Map([['order-1', reservation('CONFIRMED', quantity)]]);
    expect(checkLedger(evidence({ store: store({ reservations }) }))).toMatchObject([{ harm }]);
  });
});
