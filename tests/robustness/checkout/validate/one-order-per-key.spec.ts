import { checkOneOrderPerKey } from './one-order-per-key';
import { attempt, checkout, evidence, order, ORDER, store } from './testing/sample-evidence';

const refused = attempt(409, { code: 'OUT_OF_STOCK' });
const check = (attempts: ReturnType<typeof attempt>[], stored = store()) =>
  checkOneOrderPerKey(evidence({ history: { checkouts: [checkout({ attempts })] }, store: stored }));
const twice = (changes: object = {}) =>
  store({
    orders: new Map([
      [ORDER.id, order()],
      ['order-2', order({ id: 'order-2', requestId: 'request-2', idempotencyKey: '', ...changes })],
    ]),
  });

describe('one order a checkout', () => {
  it('holds when all certain answers are the same', () => {
    const inProgress = attempt(409, { code: 'IDEMPOTENCY_IN_PROGRESS' });
    expect(check([attempt(502), inProgress, attempt(201, ORDER), attempt(201, { ...ORDER })])).toEqual([]);
  });

  it('breaks when answers differ', () => {
    expect(check([attempt(201, ORDER), attempt(201, { ...ORDER, totalAmount: 4 })])).toHaveLength(1);
    expect(check([attempt(201, ORDER), refused])).toHaveLength(1);
  });

  it('breaks when two requests of one checkout made an order each', () => {
    const attempts = [attempt(201, ORDER), attempt(undefined, undefined, 'request-2')];
    expect(check(attempts, twice())).toMatchObject([{ harm: 'doubled' }]);
    expect(check(attempts, twice({ state: 'undecided' }))).toEqual([]);
  });

  it('breaks when there is an order that nobody asked for', () => {
    expect(check([attempt(201, ORDER)], twice())).toHaveLength(1);
  });
});
