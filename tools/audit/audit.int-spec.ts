import type { Redis } from '@emporium/redis';
import { connectTestRedis, startTestRedis } from '@emporium/testing';
import { audit } from './audit';
import { StoreFixture } from './testing/store-fixture';

let server: Awaited<ReturnType<typeof startTestRedis>>;
let redis: Redis;
let fixture: StoreFixture;
let tray: string;

beforeAll(async () => {
  server = await startTestRedis();
  redis = await connectTestRedis(server.url);
  fixture = new StoreFixture(redis);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
  tray = await fixture.sell();
});

const findings = async () => (await audit(redis, 1)).findings;
const kinds = async () => [...new Set((await findings()).map(({ kind }) => kind))].sort();
const partition = (id: string) => id.slice(-1);
const orderKey = (id: string) => `order:{orders-${partition(id)}}:${id}`;
const dueKey = (id: string) => `orders:{orders-${partition(id)}}:due`;
const listKey = ({ id, userId }: { id: string; userId: string }, status?: string) =>
  `user:{orders-${partition(id)}}:${userId}:orders${status ? `:${status}` : ''}`;
const recordKey = ({ id, userId, idempotencyKey }: { id: string; userId: string; idempotencyKey?: string }) =>
  `idempotency:{orders-${partition(id)}}:${userId}:POST:/orders:${idempotencyKey}`;
const reservationKey = (id: string) => `{inventory}:reservation:${id}`;

describe('an audit of a store that is well', () => {
  it('finds nothing in orders of every state', async () => {
    await fixture.place(tray);
    const shipped = await fixture.place(tray);
    await fixture.moveTo(shipped.id, 'processing');
    await fixture.moveTo(shipped.id, 'shipped');
    await fixture.cancel((await fixture.place(tray)).id);
    await fixture.requestCancel((await fixture.place(tray, 1)).id);
    await fixture.placeCart(tray);
    await fixture.refuse(await fixture.begin(tray, 100));
    await fixture.begin(tray);
    await fixture.reserve(await fixture.begin(tray, 1));

    expect(await audit(redis, 1)).toMatchObject({ orders: 7, reservations: 6, products: 1, findings: [] });
  });

  it('writes nothing', async () => {
    await fixture.place(tray);
    await redis.config('RESETSTAT');
    const keys = await redis.dbsize();

    await findings();

    expect(await redis.dbsize()).toBe(keys);
    expect(await redis.info('commandstats')).not.toMatch(
      /cmdstat_(hset|set|del|zadd|zrem|expire|xadd|hdel):/,
    );
  });

  it('leaves out what was only under way', async () => {
    const order = await fixture.begin(tray);
    await redis.zrem(dueKey(order.id), order.id);
    const running = audit(redis, 300);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await redis.zadd(dueKey(order.id), Date.now(), order.id);

    expect((await running).findings).toEqual([]);
  });
});

describe('an audit reports', () => {
  it('an order whose reservation is gone, and what that leaves in the ledger', async () => {
    const { id } = await fixture.place(tray);
    await redis.del(reservationKey(id));

    expect(await findings()).toEqual([
      { kind: 'RESERVATION_MISSING', subject: id, detail: 'the order is pending' },
      {
        kind: 'SOLD_DIFFERS',
        subject: tray,
        detail: 'stock 8, sold 2, received 10, confirmed reservations 0',
      },
    ]);
  });

  it('a placed order whose stock was given back', async () => {
    const { id } = await fixture.place(tray);
    await fixture.reservations.giveBack(id);

    expect(await findings()).toEqual([
      {
        kind: 'RESERVATION_STATE',
        subject: id,
        detail: 'the order is pending, its reservation RETURNED',
      },
    ]);
  });

  it('an order whose lines are not those reserved', async () => {
    const { id } = await fixture.place(tray);
    await redis.hset(orderKey(id), 'lines', JSON.stringify([{ productId: tray, quantity: 3 }]));

    expect(await kinds()).toEqual(['LINES_DIFFER']);
  });

  it('stock that is reserved for no order', async () => {
    const order = await fixture.begin(tray);
    await fixture.reserve(order);
    await fixture.refuse(order);

    expect(await findings()).toEqual([
      { kind: 'RESERVATION_WITHOUT_ORDER', subject: order.id, detail: 'its reservation is CONFIRMED' },
    ]);
  });

  it('units that were lost or made up', async () => {
    await redis.hincrby('{inventory}:stock', tray, -1);
    expect(await kinds()).toEqual(['STOCK_UNBALANCED']);

    await redis.hset('{inventory}:stock', tray, -2);
    expect(await kinds()).toEqual(['STOCK_NEGATIVE', 'STOCK_UNBALANCED']);
  });

  it('units sold that nobody reserved', async () => {
    await redis.hincrby('{inventory}:stock', tray, -1);
    await redis.hincrby('{inventory}:sold', tray, 1);

    expect(await kinds()).toEqual(['SOLD_DIFFERS']);
  });

  it("an order that is missing in a list of its owner's, or in one too many", async () => {
    const missing = await fixture.place(tray);
    await redis.zrem(listKey(missing, 'pending'), missing.id);
    expect(await kinds()).toEqual(['USER_LIST']);

    await redis.zadd(listKey(missing, 'pending'), 1, missing.id);
    await redis.zadd(listKey(missing, 'shipped'), 1, missing.id);
    expect(await kinds()).toEqual(['USER_LIST']);
  });

  it("an order in somebody else's list", async () => {
    const order = await fixture.place(tray);
    await redis.zadd(listKey({ ...order, userId: '01890a5d-ac96-774b-bcce-b302099a8057' }), 1, order.id);

    expect(await kinds()).toEqual(['USER_LIST']);
  });

  it('an order that the lists over all users do not show as it is', async () => {
    const { id } = await fixture.place(tray);
    await redis.zrem('orders:all', id);

    expect(await kinds()).toEqual(['SUITE_LIST']);
  });

  it('a list that holds an order that is not there', async () => {
    const order = await fixture.begin(tray);
    await redis.zadd('orders:all', 1, order.id);

    expect(await kinds()).toEqual(['LISTED_WITHOUT_ORDER']);
  });

  it('a timeline that does not end with the status', async () => {
    const { id } = await fixture.place(tray);
    await redis.rpush(`${orderKey(id)}:timeline`, JSON.stringify({ status: 'shipped', at: 1 }));

    expect(await kinds()).toEqual(['TIMELINE']);
  });

  it('an idempotency record that is gone, says something else, or promises nothing that exists', async () => {
    const order = await fixture.place(tray);
    const record = await redis.hgetall(recordKey(order));
    await redis.del(recordKey(order));
    expect(await kinds()).toEqual(['RECORD_MISSING']);

    await redis.hset(recordKey(order), { ...record, status: 409 });
    expect(await kinds()).toEqual(['RECORD_DIFFERS']);

    await redis.hset(recordKey(order), { ...record, orderId: order.id.replace(/^./, 'f') });
    expect(await kinds()).toEqual(['RECORD_DIFFERS', 'RECORD_WITHOUT_ORDER']);
  });

  it('an order whose key leads to another one', async () => {
    const [order, other] = [await fixture.place(tray), await fixture.place(tray)];
    await redis.hset(orderKey(other.id), { userId: order.userId, idempotencyKey: order.idempotencyKey });

    expect(await kinds()).toContain('RECORD_DIFFERS');
  });

  it('an order that is undecided, being cancelled or not settled, of which no reconciler knows', async () => {
    const { id } = await fixture.begin(tray);
    const cancelling = await fixture.place(tray);
    await fixture.requestCancel(cancelling.id);
    const ofCart = await fixture.placeCart(tray);
    for (const due of [id, cancelling.id, ofCart.id]) await redis.zrem(dueKey(due), due);

    expect((await findings()).map(({ detail }) => detail).sort()).toEqual([
      'it is being cancelled',
      'it is undecided',
      'its lines may still be in the cart',
    ]);
    expect(await kinds()).toEqual(['NOT_DUE']);
  });

  it('an order on which reconcilers do not work, or work in vain', async () => {
    await fixture.begin(tray, 1, Date.now() - 120_000);
    expect(await kinds()).toEqual(['OVERDUE']);

    await redis.flushall();
    const { id } = await fixture.begin(await fixture.sell());
    await redis.hset(orderKey(id), 'attempts', 8);
    expect(await kinds()).toEqual(['OVERDUE']);
  });
});
