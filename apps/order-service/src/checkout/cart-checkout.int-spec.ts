import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CartClaimsRepository,
  CartsRepository,
  newOrderId,
  OrdersRepository,
  PlacingRepository,
  type UnplacedOrder,
} from '@emporium/order-data';
import { Redis } from '@emporium/redis';
import { eventually, logIn } from '@emporium/testing';
import { SettledCarts } from '../cart/settled-carts';
import { ReservationsClient } from '../catalogue/reservations.client';
import { dieAfter, dieBefore } from '../testing/die-beside';
import { runOrderService } from '../testing/running-order-service';
import { CheckoutSaga } from './checkout.saga';
import { CheckoutService } from './checkout.service';

type User = Awaited<ReturnType<typeof logIn>>;

describe('a cart', () => {
  let service: Awaited<ReturnType<typeof runOrderService>>;
  let user: User;
  let tray: string;

  const put = (quantity: number, productId = tray, who = user) =>
    service.call(who, 'PUT', `/cart/items/${productId}`, { quantity });
  const order = (key?: string, who = user) =>
    service.call(who, 'POST', '/orders', undefined, key ? { 'idempotency-key': key } : {});
  const quantities = async (who = user) => {
    const { body } = await service.call(who, 'GET', '/cart');
    return body.items.map(({ quantity }: { quantity: number }) => quantity);
  };
  const isDecided = (id: string) =>
    eventually(
      async () => {
        const redis = service.app.get(Redis);
        expect(await redis.zscore(`orders:{orders-${id.slice(-1)}}:due`, id)).toBeNull();
      },
      { timeoutMs: 15_000 },
    );

  const isClaimed = () =>
    eventually(async () => {
      const { lines } = await service.app.get(CartsRepository).read(user.userId);
      expect(lines[0]?.claimedBy).toBeDefined();
    });

  /** An order for the cart, written down by a process that died right after. */
  const begin = async (changes: Partial<UnplacedOrder> = {}) => {
    const now = Date.now();
    const begun: UnplacedOrder = {
      id: newOrderId(user.userId, now),
      userId: user.userId,
      state: 'undecided',
      lines: [{ productId: tray, quantity: 2 }],
      fromCart: true,
      idempotencyKey: randomUUID(),
      instance: '/orders',
      requestId: 'died',
      createdAt: now,
      deadlineAt: now + 30_000,
      ...changes,
    };
    await service.app.get(PlacingRepository).begin(begun, 'fingerprint');
    return begun;
  };

  beforeAll(async () => {
    service = await runOrderService();
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    user = await logIn(service.app);
    tray = service.sell(10, 500);
  });
  afterEach(() => {
    service.products.fault = undefined;
    jest.restoreAllMocks();
  });

  it('is ordered without a body or without items, and is empty then', async () => {
    await put(2);

    const placed = await order('cart');
    const keys = await service.app.get(Redis).keys(`*cart:${user.userId}*`);
    const repeat = await order('cart');
    const again = await order();

    expect(placed.body).toMatchObject({ totalAmount: 10, items: [{ productId: tray, quantity: 2 }] });
    expect(keys).toEqual([`{cart:${user.userId}}:ordered:${placed.body.id}`]);
    expect(await quantities()).toEqual([]);
    expect(repeat.body).toEqual(placed.body);
    expect([again.status, again.body.code]).toEqual([409, 'CART_EMPTY']);

    await put(1);
    expect((await service.call(user, 'POST', '/orders', {})).status).toBe(201);
  });

  it.each([
    ['without keys', () => undefined],
    ['with a key each', () => randomUUID()],
  ])('is ordered once by ten tabs at once, %s', async (_, key) => {
    await put(2);

    const answers = await Promise.all(Array.from({ length: 10 }, () => order(key())));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const others = answers.filter(({ status }) => status !== 201);
    expect(others.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
      Array(9).fill('409 CART_EMPTY'),
    );
    expect(service.products.stockOf(tray)).toBe(8);
    expect(await quantities()).toEqual([]);
  });

  it('that was read before another order took it is ordered as it is then', async () => {
    const lamp = service.sell(10);
    await put(2);
    const carts = service.app.get(SettledCarts);
    const reading = jest.spyOn(carts, 'read');
    reading.mockImplementationOnce(async (userId) => {
      const stale = await carts.read(userId);
      await order();
      await put(1, lamp);
      return stale;
    });

    const second = await order('late-reader');

    expect(second.body.items).toMatchObject([{ productId: lamp, quantity: 1 }]);
    expect(service.products.stockOf(tray)).toBe(8);
  });

  it('answers a repeat that finds it just emptied by the first as the first', async () => {
    await put(1);
    const carts = service.app.get(SettledCarts);
    let first: Awaited<ReturnType<typeof order>> | undefined;
    jest.spyOn(carts, 'read').mockImplementationOnce(async (userId) => {
      first = await order('twice');
      return carts.read(userId);
    });

    const repeat = await order('twice');

    expect([first?.status, repeat.status]).toEqual([201, 201]);
    expect(repeat.body).toEqual(first?.body);
  });

  it('shows what is being ordered until that is placed, and nobody else can order it', async () => {
    await put(2);
    service.products.fault = 'refuse';
    const undecided = order('slow');
    await isClaimed();
    expect((await order()).body.code).toBe('CART_EMPTY');
    service.products.fault = undefined;

    expect(await service.app.get(Redis).hgetall(`cart:${user.userId}`)).toEqual({ [tray]: '2' });
    expect((await undecided).status).toBe(201);
    expect(await quantities()).toEqual([]);
  });

  it('is as it was after an order that was refused', async () => {
    await put(11);

    expect((await order()).body.code).toBe('OUT_OF_STOCK');
    expect(await quantities()).toEqual([11]);
    service.sell(11, 500, tray);
    expect((await order()).status).toBe(201);
  });

  it('is as it was after an order that was undone', async () => {
    await put(2);
    service.products.fault = 'refuse';

    expect((await order()).body.code).toBe('ORDER_UNDECIDED');

    service.products.fault = undefined;
    expect(await quantities()).toEqual([2]);
    await eventually(async () => expect((await order()).status).toBe(201), { timeoutMs: 15_000 });
    expect(service.products.stockOf(tray)).toBe(8);
    expect(await quantities()).toEqual([]);
  });

  it('keeps what was added while it was being ordered', async () => {
    const lamp = service.sell(10);
    await put(2);
    service.products.fault = 'refuse';
    const undecided = order('slow');
    await isClaimed();
    const carts = service.app.get(CartsRepository);
    const seen = { productName: 'Oak tray', priceCents: 500 };
    await carts.setQuantity(user.userId, { productId: tray, quantity: 5, seen });
    await carts.setQuantity(user.userId, { productId: lamp, quantity: 1, seen });
    service.products.fault = undefined;

    expect((await undecided).body.items).toMatchObject([{ productId: tray, quantity: 2 }]);
    const { body } = await service.call(user, 'GET', '/cart');
    expect(Object.fromEntries(body.items.map((item: any) => [item.productId, item.quantity]))).toEqual({
      [tray]: 3,
      [lamp]: 1,
    });
  });

  it.each([
    ['emptied and filled again', () => service.call(user, 'DELETE', '/cart')],
    ['put in again after it was taken out', () => service.call(user, 'DELETE', `/cart/items/${tray}`)],
    ['just put in', () => Promise.resolve()],
  ])('loses nothing that was %s before a late take-out of its order', async (_, prepare) => {
    await put(2);
    const begun = await begin();
    await service.app.get(CartClaimsRepository).claim(begun);
    await service.app.get(CheckoutSaga).decide(begun);
    await prepare();
    await put(1);

    const placed = await service.app.get(OrdersRepository).find(begun.id);
    await service.app.get(CheckoutSaga).followUp(placed as never);

    expect(await quantities()).toEqual([1]);
    expect((await order()).body.items).toMatchObject([{ quantity: 1 }]);
  });

  it('does not take along units that were taken out while it was being ordered', async () => {
    await put(3);
    const claims = service.app.get(CartClaimsRepository);
    const carts = service.app.get(CartsRepository);
    const begun = await begin({ lines: [{ productId: tray, quantity: 3 }] });
    await claims.claim(begun);
    const seen = { productName: 'Oak tray', priceCents: 500 };
    await carts.setQuantity(user.userId, { productId: tray, quantity: 1, seen });
    await carts.setQuantity(user.userId, { productId: tray, quantity: 3, seen });

    await claims.takeOut(begun);

    expect((await carts.read(user.userId)).lines).toMatchObject([{ quantity: 2 }]);
  });

  it('is taken out once, however often that is asked', async () => {
    await put(2);
    const claims = service.app.get(CartClaimsRepository);
    const begun = await begin();
    await claims.claim(begun);
    await claims.takeOut(begun);
    await put(4);

    await claims.takeOut(begun);
    expect(await claims.claim(begun)).toBe(true);
    await claims.takeOut(begun);

    expect(await quantities()).toEqual([4]);
  });

  it.each([
    ['given back', (begun: UnplacedOrder) => service.app.get(CartClaimsRepository).giveBack(begun)],
    ['too late', () => Promise.resolve()],
  ])('cannot be claimed by an order that has been %s', async (what, prepare) => {
    await put(2);
    const begun = await begin(what === 'too late' ? { deadlineAt: Date.now() - 1 } : {});
    await prepare(begun);

    expect(await service.app.get(CartClaimsRepository).claim(begun)).toBe(false);
    expect((await service.app.get(CartsRepository).read(user.userId)).lines[0]?.claimedBy).toBeUndefined();
  });

  it('is free again when the order that claimed it is not known any more', async () => {
    await put(2);
    const begun = await begin();
    await service.app.get(CartClaimsRepository).claim(begun);
    await service.app.get(PlacingRepository).discard(begun);

    expect((await order()).status).toBe(201);
    expect(await quantities()).toEqual([]);
  });

  it('stays as it is when items of their own are ordered', async () => {
    await put(2);

    const placed = await service.call(user, 'POST', '/orders', { items: [{ productId: tray, quantity: 2 }] });
    await isDecided(placed.body.id);

    expect(placed.status).toBe(201);
    expect(await quantities()).toEqual([2]);
  });

  it('is ordered at most once, whatever point its order dies at', async () => {
    const [placing, claims] = [service.app.get(PlacingRepository), service.app.get(CartClaimsRepository)];
    const reservations = service.app.get(ReservationsClient);
    const deaths = {
      'before begin': () => dieBefore(placing, 'begin'),
      'after begin': () => dieAfter(placing, 'begin'),
      'after claim': () => dieAfter(claims, 'claim'),
      'before reserve': () => dieBefore(reservations, 'reserve'),
      'after reserve': () => dieAfter(reservations, 'reserve'),
      'before confirm': () => dieBefore(placing, 'confirm'),
      'after confirm': () => dieAfter(placing, 'confirm'),
      'after take-out': () => dieAfter(claims, 'takeOut'),
      'after settle': () => dieAfter(service.app.get(OrdersRepository), 'settle'),
      'before the answer': () => dieAfter(service.app.get(CheckoutService), 'placeOrder'),
    };
    const courses = await Promise.all(
      Object.entries(deaths).flatMap(([point, arm]) =>
        [undefined, randomUUID()].map(async (key) => ({
          point,
          arm,
          key,
          who: await logIn(service.app),
          product: service.sell(10),
        })),
      ),
    );
    for (const { arm, key, who, product } of courses) {
      await put(2, product, who);
      arm();
      await order(key, who);
      jest.restoreAllMocks();
    }
    await sleep(3_000); // all that died are due, or have been decided

    await Promise.all(
      courses.map(async ({ point, who, product }) => {
        const placed = await eventually(
          async () => {
            const again = await order(undefined, who);
            expect([201, 409]).toContain(again.status);
            const { body } = await service.call(who, 'GET', '/orders');
            expect(body.data).toHaveLength(1);
            return body.data;
          },
          { timeoutMs: 20_000, everyMs: 200 },
        );
        expect([point, placed[0].items]).toMatchObject([point, [{ quantity: 2 }]]);
        await isDecided(placed[0].id);
        expect([point, await quantities(who), service.products.stockOf(product)]).toEqual([point, [], 8]);
      }),
    );
  }, 60_000);
});
