import { checkAcknowledgedChanges } from './acknowledged-changes';
import { checkAcknowledgedCheckouts } from './acknowledged-checkouts';
import { attempt, checkout, evidence, order, ORDER, store, storeWith } from './testing/sample-evidence';

const refused = attempt(409, { code: 'OUT_OF_STOCK' });
const undone = attempt(503, { code: 'ORDER_UNDECIDED' });

describe('an acknowledged checkout', () => {
  const check = (checkouts: ReturnType<typeof checkout>[], stored = store()) =>
    checkAcknowledgedCheckouts(evidence({ history: { checkouts }, store: stored }));

  it('holds when the order is there as it was answered', () => {
    expect(check([checkout()])).toEqual([]);
  });

  it('holds whatever became of one whose outcome is unknown', () => {
    expect(check([checkout({ attempts: [attempt(502)] })])).toEqual([]);
    expect(check([checkout({ attempts: [attempt()] })], store({ orders: new Map() }))).toEqual([]);
  });

  it('breaks when the order is gone or not placed', () => {
    expect(check([checkout()], store({ orders: new Map() }))).toMatchObject([{ harm: 'lost' }]);
    expect(check([checkout()], storeWith(order({ state: 'undecided' })))).toMatchObject([{ harm: 'lost' }]);
  });

  it.each([
    ['another total', { totalAmount: 2.99 }, {}],
    ['other items', { items: [{ ...ORDER.items[0], quantity: 1 }] }, {}],
    ['another owner', {}, { userId: 'user-lee' }],
    ['other lines than asked for', {}, { lines: [] }],
  ])('breaks when the order has %s', (_, body, stored) => {
    const outcome = checkout({ attempts: [attempt(201, { ...ORDER, ...body })] });
    expect(check([outcome], storeWith(order(stored)))).toMatchObject([{ harm: 'broken' }]);
  });

  it('breaks when one was refused and the order is there', () => {
    expect(check([checkout({ attempts: [refused] })])).toHaveLength(1);
    expect(check([checkout({ attempts: [refused] })], store({ orders: new Map() }))).toEqual([]);
  });

  it('breaks when one without a key was said to be undone and the order is there', () => {
    expect(check([checkout({ key: undefined, attempts: [undone] })])).toHaveLength(1);
    expect(check([checkout({ attempts: [undone] })])).toEqual([]);
  });
});

describe('an acknowledged change', () => {
  const cancellation = (...attempts: ReturnType<typeof attempt>[]) => ({
    cancellations: [{ orderId: ORDER.id, attempts }],
  });
  const cancelled = storeWith(order({ state: 'cancelled' }));
  const check = (history: object, stored = store()) =>
    checkAcknowledgedChanges(evidence({ history, store: stored }));

  it.each([
    ['said to be done', attempt(200)],
    ['promised', attempt(503, { code: 'CANCEL_UNDECIDED' })],
  ])('holds when a cancellation was %s and the order is cancelled', (_, outcome) => {
    expect(check(cancellation(outcome), cancelled)).toEqual([]);
    expect(check(cancellation(outcome))).toHaveLength(1);
  });

  it('holds when a cancellation was refused to an order that cannot be cancelled', () => {
    const outcome = attempt(409, { code: 'ILLEGAL_TRANSITION' });
    expect(check(cancellation(outcome), storeWith(order({ state: 'shipped' })))).toEqual([]);
    expect(check(cancellation(outcome))).toHaveLength(1);
  });

  it('holds when the order was moved, and may have moved on', () => {
    const moves = [{ orderId: ORDER.id, to: 'processing', attempts: [attempt(200)] }];
    const timeline = ['pending', 'processing', 'shipped'];
    expect(check({ moves }, storeWith(order({ timeline })))).toEqual([]);
    expect(check({ moves })).toHaveLength(1);
  });

  it('breaks when an order is cancelled that nobody wanted cancelled', () => {
    expect(check({}, cancelled)).toHaveLength(1);
  });
});
