import { createHash } from 'node:crypto';
import {
  type CatalogueProduct,
  type Reservation,
  type ReservationRequestLine,
  urlVariableOf,
} from '@emporium/contracts';
import {
  type Cart,
  CartsRepository,
  newOrderId,
  OrderListsRepository,
  OrdersRepository,
  type PlacedOrder,
  PlacingRepository,
  type UnplacedOrder,
} from '@emporium/order-data';
import type { FastifyRequest } from 'fastify';
import { type Dispatcher, Pool } from 'undici';
import { openRedis } from '../../store/bench-redis';
import { cartBody, orderBody, pageBody } from './bare-bodies';
import { REDIS_URL, serve } from './bare-server';
import { userIdOf } from './bare-sessions';

const PAGE_SIZE = 20;
const BUDGET_MS = 2_500;

const productService = new Pool(process.env[urlVariableOf('product-service')] ?? '');

async function call<Body>(method: Dispatcher.HttpMethod, path: string, body?: object): Promise<Body> {
  const headers = { 'content-type': 'application/json' };
  const sent = body && { headers, body: JSON.stringify(body) };
  const response = await productService.request({ method, path, ...sent });
  return response.body.json() as Promise<Body>;
}

const productsOf = ({ lines }: Cart, further: readonly string[] = []) => {
  const ids = new Set([...further, ...lines.map(({ productId }) => productId)]);
  return call<CatalogueProduct[]>('GET', `/internal/products?ids=${[...ids].join()}`);
};

function newOrder(
  userId: string,
  lines: readonly ReservationRequestLine[],
  request: FastifyRequest,
): UnplacedOrder {
  const now = Date.now();
  return {
    id: newOrderId(userId, now),
    userId,
    state: 'undecided',
    lines,
    fromCart: false,
    idempotencyKey: request.headers['idempotency-key'] as string | undefined,
    instance: request.url,
    requestId: request.id,
    createdAt: now,
    deadlineAt: now + BUDGET_MS,
  };
}

/** The commands and the call that order-service needs when all goes well: each step of checkout, and carts. */
void serve(async (app) => {
  const redis = await openRedis(REDIS_URL);
  const placing = new PlacingRepository(redis);
  const orders = new OrdersRepository(redis);
  const lists = new OrderListsRepository(redis);
  const carts = new CartsRepository(redis);

  app.post<{ Body: { items: ReservationRequestLine[] } }>('/orders', async (request, reply) => {
    const userId = await userIdOf(request, redis);
    const order = newOrder(userId, request.body.items, request);
    const { idempotencyKey: key } = order;
    const known = key !== undefined && (await placing.outcome(userId, key));
    const digest =
      key === undefined ? '' : createHash('sha256').update(JSON.stringify(request.body)).digest('hex');
    if (known || (await placing.begin(order, digest))) throw new Error('This key was used before.');

    const reservation = await call<Reservation>('PUT', `/internal/reservations/${order.id}`, {
      lines: order.lines,
    });
    if (reservation.state !== 'CONFIRMED') throw new Error(`The stock is ${reservation.state}.`);
    const placed: PlacedOrder = {
      ...order,
      state: 'pending',
      items: reservation.lines,
      updatedAt: Date.now(),
      version: 1,
      isCancelling: false,
      isSettled: true,
    };
    const body = orderBody(placed);
    const isPlaced = await placing.confirm(order, placed.items, placed.updatedAt, body);
    if (!isPlaced) throw new Error('The order was decided elsewhere.');
    await lists.list(placed);
    return reply.code(201).send(body);
  });

  app.get('/orders', async (request) => {
    const { ids, total } = await orders.pageOfUser(await userIdOf(request, redis), undefined, 0, PAGE_SIZE);
    return pageBody((await orders.findPlaced(ids)).map(orderBody), 1, PAGE_SIZE, total);
  });

  app.get('/cart', async (request) => {
    const cart = await carts.read(await userIdOf(request, redis));
    return cartBody(cart, await productsOf(cart));
  });

  app.put<{ Params: { id: string }; Body: { quantity: number } }>('/cart/items/:id', async (request) => {
    const { id: productId } = request.params;
    const userId = await userIdOf(request, redis);
    const products = await productsOf(await carts.read(userId), [productId]);
    const product = products.find(({ id }) => id === productId);
    if (!product) throw new Error('There is no such product.');
    const seen = { productName: product.name, priceCents: product.priceCents };
    const cart = await carts.setQuantity(userId, { productId, quantity: request.body.quantity, seen });
    if (typeof cart === 'string') throw new Error(`The cart is ${cart}.`);
    return cartBody(cart, products);
  });
});
