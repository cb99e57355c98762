import type { Store } from '@emporium/audit';
import { checkAgreement } from './agreement';
import {
  evidence,
  KIM,
  lists,
  order,
  ORDER,
  reservation,
  store,
  storeWith,
  TRAY,
} from './testing/sample-evidence';

const check = (changes: Partial<Store>) => checkAgreement(evidence({ store: store(changes) }));
const checkOrder = (changes: object) => checkAgreement(evidence({ store: storeWith(order(changes)) }));

describe('what is in the store', () => {
  it('agrees when every promise is kept', () => {
    expect(check({})).toEqual([]);
  });
});

describe('orders and reservations', () => {
  const reserved = (state: string, kept: ReturnType<typeof reservation> | undefined) =>
    check({
      orders: new Map([[ORDER.id, order({ state, timeline: [state] })]]),
      reservations: new Map(kept ? [[ORDER.id, kept]] : []),
    }).filter(({ invariant }) => invariant === 'order ⇔ reservation');

  it.each([
    ['pending', 'CONFIRMED'],
    ['delivered', 'CONFIRMED'],
    ['cancelled', 'RETURNED'],
    ['undecided', 'CONFIRMED'],
  ])('agree when a %s order is %s', (state, kept) => {
    expect(reserved(state, reservation(kept))).toEqual([]);
  });

  it.each([
    ['pending', undefined, 'oversold'],
    ['pending', 'REJECTED', 'oversold'],
    ['processing', 'RETURNED', 'oversold'],
    ['cancelled', 'CONFIRMED', 'lost'],
  ])('disagree when a %s order is %s', (state, kept, harm) => {
    expect(reserved(state, kept === undefined ? undefined : reservation(kept))).toMatchObject([{ harm }]);
  });

  it('disagree when a reservation holds other lines than the order', () => {
    expect(reserved('pending', reservation('CONFIRMED', 3))).toMatchObject([{ harm: 'oversold' }]);
  });

  it('disagree when stock is reserved for an order that does not exist', () => {
    const gone = check({ orders: new Map(), records: [], lists: [] });
    expect(gone).toMatchObject([{ invariant: 'order ⇔ reservation', harm: 'lost' }]);
  });

  it('agree when the reservation of an order that was undone is returned', () => {
    const reservations = new Map([[ORDER.id, reservation('RETURNED')]]);
    const products = new Map([[TRAY, { stock: 5, sold: 0, received: 5 }]]);
    expect(check({ orders: new Map(), records: [], lists: [], reservations, products })).toEqual([]);
  });
});

describe('the stock', () => {
  const units = (stock: number, sold: number, received: number) =>
    check({ products: new Map([[TRAY, { stock, sold, received }]]) });

  it.each([
    ['a unit is in neither', 2, 2, 5],
    ['a unit is in both', 4, 2, 5],
    ['stock is negative', -1, 2, 1],
    ['sold is negative', 6, -1, 5],
  ])('does not balance when %s', (_, stock, sold, received) => {
    expect(units(stock, sold, received)).toContainEqual(
      expect.objectContaining({ invariant: 'stock + sold = received', harm: 'oversold' }),
    );
  });

  it.each([1, 3])('is not what is reserved when reservations hold %i', (quantity) => {
    const reservations = new Map([
      [ORDER.id, reservation()],
      ['order-2', reservation('CONFIRMED', quantity - 2)],
    ]);
    expect(check({ reservations })).toContainEqual(
      expect.objectContaining({ invariant: 'ledger = reservations' }),
    );
  });

  it('counts reservations that were returned or refused for nothing', () => {
    const reservations = new Map([
      [ORDER.id, reservation()],
      ['order-2', reservation('RETURNED')],
      ['order-3', { state: 'REJECTED', lines: [] }],
    ]);
    expect(check({ reservations })).toEqual([]);
  });
});

describe('lists', () => {
  it.each([0, 1, 2, 3])('number %i must not lack an order', (index) => {
    expect(check({ lists: lists().filter((_, number) => number !== index) })).toMatchObject([
      { invariant: 'lists are complete', harm: 'lost' },
    ]);
  });

  it('must not hold an order under two statuses, or one that is not placed', () => {
    const further = { status: 'processing', orderIds: new Set([ORDER.id]) };
    expect(check({ lists: [...lists(), further] })).toHaveLength(1);
    const due = new Map([[ORDER.id, store().readAt]]);
    const unplaced = new Map([[ORDER.id, order({ state: 'undecided', idempotencyKey: '' })]]);
    expect(check({ orders: unplaced, due, records: [] })).toMatchObject([
      { invariant: 'lists are complete' },
    ]);
  });

  it('must agree with a timeline that ends in the order’s status', () => {
    expect(checkOrder({ version: 2 })).toMatchObject([{ invariant: 'an event for each status' }]);
  });
});

describe('the record of a key', () => {
  const record = { userId: KIM, key: 'key-1', status: 201 };

  it.each([
    ['is not there', []],
    ['names another order', [{ ...record, orderId: ORDER.id, answeredOrderId: 'order-9' }]],
    ['leads to another order', [{ ...record, orderId: 'order-9', status: 409 }]],
  ])('must not be one that %s', (_, records) => {
    expect(check({ records })).toMatchObject([{ invariant: 'one order a checkout', harm: 'doubled' }]);
  });
});

describe('what is half done', () => {
  it.each([{ state: 'undecided' }, { state: 'undoing' }, { isCancelling: true }, { isSettled: false }])(
    'is known to the reconcilers: %j',
    (changes) => {
      const stuck = checkOrder(changes).filter(({ harm }) => harm === 'stuck');
      expect(stuck).toMatchObject([{ invariant: 'decided in 10 s' }]);
    },
  );
});
