import { AofCuts } from '@emporium/testing';
import { Redis } from '@emporium/redis';
import { v7 as uuidv7 } from 'uuid';
import { CartClaimsRepository } from './cart-claims.repository';
import { CartsRepository } from './carts.repository';
import { DueOrdersRepository } from './due-orders.repository';
import { isPlaced, type PlacedOrder, type UnplacedOrder } from './order';
import { OrderListsRepository } from './order-lists.repository';
import { newOrderId } from './order-partition';
import type { OrderStatus } from './order-status';
import { OrdersRepository } from './orders.repository';
import { PlacingRepository } from './placing.repository';

/** Beginnings of each record to load; `AOF_CUTS=100000` tries every byte, which takes minutes. */
const MOST_CUTS = Number(process.env['AOF_CUTS'] ?? 48);
const MINUTES = 10 * 60_000;

const userId = uuidv7();
const productId = uuidv7();

let aof: AofCuts;
let redis: Redis;
let placing: PlacingRepository;
let orders: OrdersRepository;

beforeAll(async () => {
  aof = await AofCuts.start();
  redis = new Redis(aof.url);
  placing = new PlacingRepository(redis);
  orders = new OrdersRepository(redis);
});
afterAll(async () => {
  redis.disconnect();
  await aof.stop();
});

const newOrder = (): UnplacedOrder => ({
  id: newOrderId(userId, Date.now()),
  userId,
  state: 'undecided',
  lines: [{ productId, quantity: 2 }],
  fromCart: true,
  idempotencyKey: uuidv7(),
  instance: '/orders',
  requestId: 'request',
  createdAt: Date.now(),
  deadlineAt: Date.now() + 30_000,
});
const begun = async () => {
  const order = newOrder();
  await placing.begin(order, 'fingerprint');
  return order;
};
const confirm = (order: UnplacedOrder) =>
  placing.confirm(
    order,
    [{ productId, quantity: 2, productName: 'Oak tray', priceCents: 2490 }],
    Date.now(),
    { id: order.id },
  );
const placed = async (status: OrderStatus = 'pending'): Promise<PlacedOrder> => {
  const order = await begun();
  await confirm(order);
  if (status !== 'pending') await orders.changeStatus(await found(order), status, Date.now());
  return found(order);
};
const found = async ({ id }: { id: string }): Promise<PlacedOrder> => {
  const order = await orders.find(id);
  if (!order || !isPlaced(order)) throw new Error('not placed');
  return order;
};

const putIntoCart = () => {
  const seen = { productName: 'Oak tray', priceCents: 2490 };
  return new CartsRepository(redis).setQuantity(userId, { productId, quantity: 2, seen });
};
const fillCart = async () => {
  await new CartsRepository(redis).clear(userId);
  await putIntoCart();
};
const claimed = async () => {
  await fillCart();
  const order = await begun();
  if (!(await new CartClaimsRepository(redis).claim(order))) throw new Error('not claimed');
  return order;
};

/** Each prepares what its step needs, and returns the step. */
const steps: Record<string, () => Promise<() => Promise<unknown>>> = {
  'beginning an order': () => Promise.resolve(() => begun()),
  'placing an order': async () => {
    const order = await begun();
    return () => confirm(order);
  },
  'placing an order that is not from a cart': async () => {
    const order = { ...newOrder(), fromCart: false };
    await placing.begin(order, 'fingerprint');
    return () => confirm(order);
  },
  'refusing an order': async () => {
    const order = await begun();
    return () => placing.discard(order, { status: 409, body: { code: 'OUT_OF_STOCK' } });
  },
  'deciding to undo an order': async () => {
    const order = await begun();
    return () => placing.undo(order);
  },
  'changing a status': async () => {
    const order = await placed();
    return () => orders.changeStatus(order, 'processing', Date.now());
  },
  'noting that an order is to be cancelled': async () => {
    const order = await placed();
    return () => orders.requestCancel(order, Date.now());
  },
  'cancelling an order': async () => {
    const order = await placed();
    await orders.requestCancel(order, Date.now());
    return () => orders.changeStatus(order, 'cancelled', Date.now());
  },
  'settling an order': async () => {
    const order = await placed();
    return () => orders.settle(order);
  },
  'leasing a due order': async () => {
    await redis.flushall();
    await begun();
    return () => new DueOrdersRepository(redis).take(Date.now() + 60_000);
  },
  'listing an order': async () => {
    const order = await placed();
    return () => new OrderListsRepository(redis).list(order);
  },
  'taking an order out of its cart': async () => {
    const order = await claimed();
    return () => new CartClaimsRepository(redis).takeOut(order);
  },
  'claiming a cart': async () => {
    await fillCart();
    const order = await begun();
    return () => new CartClaimsRepository(redis).claim(order);
  },
  'giving a claim back': async () => {
    const order = await claimed();
    return () => new CartClaimsRepository(redis).giveBack(order);
  },
  'putting into a cart': async () => {
    await new CartsRepository(redis).clear(userId);
    return () => putIntoCart();
  },
};

describe('an append-only file that ends in the middle of', () => {
  it.each(Object.keys(steps))(
    '%s holds nothing of it',
    async (name) => {
      const step = await steps[name]!();
      const { length, loads, broken } = await aof.cut(step, MOST_CUTS);

      expect(broken).toEqual([]);
      expect(loads).toBeGreaterThan(Math.min(length, 40));
    },
    MINUTES,
  );
});
