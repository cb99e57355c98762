import {
  CartClaimsRepository,
  CartsRepository,
  newOrderId,
  OrdersRepository,
  type OrderStatus,
  partitionOfUser,
  type PlacedOrder,
  PlacingRepository,
  type UnplacedOrder,
} from '@emporium/order-data';
import { Random } from '@emporium/harness';
import type { Redis } from '@emporium/redis';
import { connectTestRedis, startTestRedis } from '@emporium/testing';
import { RIVALS } from '../scenarios';
import { Cart, claimedBy } from '../world/cart';
import type { OrderIndex } from '../world/indices';
import { Known, knownOf, NO_RECORD } from '../world/key-record';
import { isPlaced, OrderState, STATE_NAMES } from '../world/order-state';
import type { RequestPlan } from '../world/scenario';
import { World } from '../world/world';
import { PROTOCOL } from './protocol';

const SEQUENCES = 150;
const STEPS = 25;
const [keyed, keyless] = RIVALS.requests as [RequestPlan, RequestPlan];
const STATUSES = [OrderState.Processing, OrderState.Shipped, OrderState.Cancelled] as const;

describe('the scripts of order-service', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = await connectTestRedis(server.url);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  /** Two orders of one user, as a world and as the store have them; the first under a key, the second of a cart. */
  function twins(userId: string) {
    const world = new World({ ...RIVALS, requests: [keyed, { ...keyless, fromCart: true }] });
    const placing = new PlacingRepository(redis);
    const stored = new OrdersRepository(redis);
    const claims = new CartClaimsRepository(redis);
    const carts = new CartsRepository(redis);
    const asked = world.requests.map((order): UnplacedOrder => ({
      id: newOrderId(userId, Date.now()),
      userId,
      state: 'undecided',
      lines: [{ productId: 'tray', quantity: 1 }],
      fromCart: world.plans[order].fromCart === true,
      idempotencyKey: world.plans[order].key === undefined ? undefined : 'key',
      instance: '/orders',
      requestId: 'request',
      createdAt: 1,
      deadlineAt: Date.now() + 3_600_000,
    }));
    const due = `orders:{orders-${partitionOfUser(userId)}}:due`;
    const at = (order: OrderIndex) => asked[order] as UnplacedOrder;
    const placed = (order: OrderIndex, version: number): PlacedOrder => ({
      ...at(order),
      state: 'pending',
      items: [],
      updatedAt: 1,
      version,
      isCancelling: false,
      isSettled: false,
    });
    const refusal = { status: 409, body: {} };

    const steps = [
      async (order: OrderIndex) => {
        if (world.orders[order] !== OrderState.Absent || (await redis.exists(`begun:${at(order).id}`)))
          return;
        await redis.set(`begun:${at(order).id}`, 1);
        expect(Boolean(await placing.begin(at(order), 'print'))).toBe(
          PROTOCOL.begin(world, order) !== NO_RECORD,
        );
      },
      async (order: OrderIndex) =>
        expect(await placing.confirm(at(order), [], 1, {})).toBe(PROTOCOL.confirm(world, order)),
      async (order: OrderIndex) => expect(await placing.undo(at(order))).toBe(PROTOCOL.undo(world, order)),
      async (order: OrderIndex) =>
        expect(await placing.discard(at(order), refusal)).toBe(PROTOCOL.discard(world, order, true)),
      async (order: OrderIndex) =>
        expect(await placing.discard(at(order))).toBe(PROTOCOL.discard(world, order, false)),
      async (order: OrderIndex, version: number) =>
        expect(await stored.requestCancel(placed(order, version), 1)).toBe(
          PROTOCOL.requestCancel(world, order, version),
        ),
      async (order: OrderIndex, version: number, status: (typeof STATUSES)[number]) =>
        expect(await stored.changeStatus(placed(order, version), STATE_NAMES[status] as OrderStatus, 1)).toBe(
          PROTOCOL.changeStatus(world, order, version, status),
        ),
      async (order: OrderIndex, version: number) => {
        PROTOCOL.settle(world, order);
        await stored.settle(placed(order, version));
      },
      async (order: OrderIndex) => expect(await claims.claim(at(order))).toBe(PROTOCOL.claim(world, order)),
      async (order: OrderIndex) => {
        PROTOCOL.giveClaimBack(world, order);
        await claims.giveBack(at(order));
      },
      async (order: OrderIndex) => {
        PROTOCOL.takeOut(world, order);
        await claims.takeOut(at(order));
      },
    ];
    const fillCart = () =>
      carts.setQuantity(userId, {
        productId: 'tray',
        quantity: 1,
        seen: { productName: 'Tray', priceCents: 1 },
      });
    const cartInStore = async (): Promise<Cart> => {
      const [line] = (await carts.read(userId)).lines;
      if (!line) return Cart.Empty;
      const holder = asked.findIndex(({ id }) => id === line.claimedBy);
      return holder < 0 ? Cart.Free : claimedBy(holder as OrderIndex);
    };

    const inWorld = () => ({
      orders: world.requests.map((order) => {
        const state = world.orders[order];
        return state === OrderState.Absent ? undefined : STATE_NAMES[state];
      }),
      versions: world.requests.map((order) => world.versions[order]),
      cancelling: world.requests.map((order) => world.cancelling[order] === 1),
      settled: world.requests.map((order) => isPlaced(world.orders[order]) && world.settled[order] === 1),
      due: world.requests.map((order) => world.due[order] === 1),
      key:
        world.keys[0] === NO_RECORD
          ? undefined
          : [undefined, 201, 409][knownOf(world.keys[0]) satisfies Known],
      isKeyKnown: world.keys[0] !== NO_RECORD,
      cart: world.cart[0],
    });
    const inStore = async () => {
      const orders = await Promise.all(asked.map(({ id }) => stored.find(id)));
      const known = await placing.outcome(userId, 'key');
      const scores = await Promise.all(asked.map(({ id }) => redis.zscore(due, id)));
      return {
        orders: orders.map((order) => order?.state),
        versions: orders.map((order) => (order && 'version' in order ? order.version : 0)),
        cancelling: orders.map(
          (order) => order !== undefined && 'isCancelling' in order && order.isCancelling,
        ),
        settled: orders.map((order) => order !== undefined && 'isSettled' in order && order.isSettled),
        due: scores.map((score) => score !== null),
        key: known?.response?.status,
        isKeyKnown: known !== undefined,
        cart: await cartInStore(),
      };
    };
    return { steps, inWorld, inStore, fillCart };
  }

  it('do in Redis what they do in a world', async () => {
    for (let seed = 0; seed < SEQUENCES; seed++) {
      const random = new Random(seed);
      const { steps, inWorld, inStore, fillCart } = twins(`user-${seed}`);
      await fillCart();
      for (let step = 0; step < STEPS; step++) {
        const status = STATUSES[random.below(STATUSES.length)] ?? OrderState.Shipped;
        await steps[random.below(steps.length)]?.(random.below(2) as OrderIndex, 1 + random.below(3), status);
        expect(await inStore()).toEqual(inWorld());
      }
    }
  });
});
