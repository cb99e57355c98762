import { PATTERNS } from './keys';
import { parseEvent, parseKey, parseOrder } from './parse';

const ID = '01890a5d-ac96-774b-bcce-b302099a8050';

describe('keys', () => {
  it.each([
    ['order', `order:{orders-0}:${ID}`, [ID]],
    ['ofUserAndStatus', `user:{orders-3}:${ID}:orders:pending`, [ID, 'pending']],
    ['idempotency', `idempotency:{orders-1}:${ID}:POST:/orders:a:b`, [ID, 'a:b']],
    ['reservation', `{inventory}:reservation:${ID}`, [ID]],
  ] as const)('of %s are told by their names', (pattern, name, ids) => {
    expect(PATTERNS[pattern].exec(name)?.slice(1)).toEqual(ids);
  });

  it('of a timeline are not taken for an order’s', () => {
    expect(PATTERNS.order.test(`order:{orders-0}:${ID}:timeline`)).toBe(false);
  });
});

describe('records', () => {
  it('of an undecided order have no items yet', () => {
    expect(parseOrder({ id: ID, state: 'undecided', idempotencyKey: '', lines: '[]' })).toMatchObject({
      state: 'undecided',
      idempotencyKey: undefined,
      items: [],
      version: 0,
      isCancelling: false,
    });
  });

  it('of a key have no status while it is undecided', () => {
    expect(parseKey(['kim', 'k'], { orderId: ID }).status).toBeUndefined();
    expect(parseKey(['kim', 'k'], { orderId: ID, status: '201' }).status).toBe(201);
  });

  it('of events hold JSON under data', () => {
    const data = JSON.stringify({ orderId: ID, status: 'pending', version: 1 });
    expect(parseEvent(['type', 'order.created', 'data', data])).toMatchObject({ orderId: ID, version: 1 });
  });
});
