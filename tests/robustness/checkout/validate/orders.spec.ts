import { checkEvents } from './events';
import { checkLists } from './lists';
import { checkOrdersAndReservations } from './order-and-reservation';
import { evidence, order, ORDER, reservation, store, storeWith } from './testing/small-shop';

describe('orders and reservations', () => {
  const check = (state: string, reserved: ReturnType<typeof reservation> | undefined, changes = {}) =>
    checkOrdersAndReservations(
      evidence({
        store: {
          ...storeWith(order({ state, ...changes })),
          reservations: new Map(reserved ? [[ORDER.id, reserved]] : []),
        },
      }),
    );

  it.each([
    ['pending', 'CONFIRMED'],
    ['delivered', 'CONFIRMED'],
    ['cancelled', 'RETURNED'],
    ['undecided', 'CONFIRMED'],
  ])('agree when a %s order is %s', (state, reserved) => {
    expect(check(state, reservation(reserved))).toEqual([]);
  });

  it.each([
    ['pending', undefined, 'oversold'],
    ['pending', 'REJECTED', 'oversold'],
    ['processing', 'RETURNED', 'oversold'],
    ['cancelled', 'CONFIRMED', 'lost'],
  ])('disagree when a %s order is %s', (state, reserved, harm) => {
    expect(check(state, reserved === undefined ? undefined : reservation(reserved))).toMatchObject([
      { harm },
    ]);
  });

  it('disagree when a reservation holds other lines than the order', () => {
    expect(check('pending', reservation('CONFIRMED', 3))).toMatchObject([{ harm: 'oversold' }]);
  });

  it('disagree when stock is reserved for an order that does not exist', () => {
    const gone = evidence({ store: store({ orders: new Map() }) });
    expect(checkOrdersAndReservations(gone)).toMatchObject([{ harm: 'lost' }]);
  });

  it('agree when the reservation of an order that was undone is returned', () => {
    const undone = store({ orders: new Map(), reservations: new Map([[ORDER.id, reservation('RETURNED')]]) });
    expect(checkOrdersAndReservations(evidence({ store: undone }))).toEqual([]);
  });
});

describe('events', () => {
  const processed = order({ state: 'processing', version: 2, timeline: ['pending', 'processing'] });
  const event = (status: string, version: number) => ({ orderId: ORDER.id, status, version });
  const check = (changed: typeof processed, ...events: ReturnType<typeof event>[]) =>
    checkEvents(evidence({ store: { ...storeWith(changed), events } }));

  it('may come twice', () => {
    const created = event('pending', 1);
    expect(check(processed, created, created, event('processing', 2))).toEqual([]);
  });

  it('must not be missing', () => {
    expect(check(processed, event('pending', 1))).toMatchObject([{ harm: 'lost' }]);
  });

  it('must not tell what never was', () => {
    expect(check(order(), event('pending', 1), event('cancelled', 2))).toHaveLength(1);
  });

  it('must agree with a timeline that ends in the order’s status', () => {
    const changed = order({ state: 'processing', version: 2, timeline: ['pending'] });
    expect(check(changed, event('pending', 1))).toHaveLength(1);
  });
});

describe('lists', () => {
  const check = (changes: object) =>
    checkLists(evidence({ store: store({ lists: { ...store().lists, ...changes } }) }));

  it('hold every placed order', () => {
    expect(check({})).toEqual([]);
  });

  it.each([
    ['all', { all: new Set() }],
    ['of a status', { ofStatus: new Map() }],
    ['of a user', { ofUser: new Map() }],
    ['of a user and status', { ofUserAndStatus: new Map() }],
  ])('%s must not lack one', (_, changes) => {
    expect(check(changes)).toMatchObject([{ harm: 'lost' }]);
  });

  it('must not hold an order under two statuses, or one that is not placed', () => {
    const ids = new Set([ORDER.id]);
    expect(check({ ofStatus: new Map([['pending', ids], ['processing', ids]]) })).toHaveLength(1); // prettier-ignore
    expect(checkLists(evidence({ store: storeWith(order({ state: 'undecided' })) }))).toHaveLength(4);
  });
});
