import { randomUUID } from 'node:crypto';
import { ADMINISTRATOR } from '@emporium/local-suite';
import { logIn, newCustomer, type Person, PASSWORD } from '../fixture/people';
import { fillCart, newOrder, newProduct } from '../fixture/resources';
import type { Fixture } from '../fixture/fixture';
import type { Cast } from './callers';

/** A valid request for an operation, made for one try: what it changes is used nowhere else. */
export interface Order {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Of the caller, where the try uses up the session. */
  readonly token?: string | undefined;
}

/** How to prepare an operation's valid request; `caller` is who will send it, absent for nobody. */
export interface Recipe {
  /** Whether its ids belong to somebody: others see a 404 then, administrators do not. */
  readonly isOwned?: boolean;
  prepare(fixture: Fixture, cast: Cast, caller?: Person): Promise<Order>;
}

const onProduct = (body?: unknown): Recipe => ({
  prepare: async (fixture) => ({ params: { id: await newProduct(fixture) }, body }),
});
const onOrder = (body?: unknown): Recipe => ({
  isOwned: true,
  prepare: async (fixture, { owner }) => ({
    params: { id: await newOrder(fixture, owner, await newProduct(fixture)) },
    body,
  }),
});
const plain = (body?: unknown): Recipe => ({ prepare: () => Promise.resolve({ body }) });
const asCaller = async ({ gatewayUrl }: Fixture, caller?: Person) =>
  caller && (await logIn(gatewayUrl, caller.email, passwordOf(caller)));
const passwordOf = ({ email }: Person) => (email === ADMINISTRATOR.email ? ADMINISTRATOR.password : PASSWORD);

const product = { name: 'Elm tray', description: 'Elm.', price: 10, category: 'Kitchen', stock: 5 };

/** Every operation of the API. One that is missing here is reported: nobody would try it. */
export const RECIPES: Readonly<Record<string, Recipe>> = {
  'GET /api/products': plain(),
  'POST /api/products': plain(product),
  'GET /api/products/{id}': onProduct(),
  'PUT /api/products/{id}': onProduct({ ...product, stock: undefined }),
  'DELETE /api/products/{id}': onProduct(),
  'PATCH /api/products/{id}/stock': onProduct({ delta: 1 }),
  'GET /api/categories': plain(),
  'GET /api/cart': plain(),
  'DELETE /api/cart': plain(),
  'PUT /api/cart/items/{productId}': {
    prepare: async (fixture) => ({ params: { productId: await newProduct(fixture) }, body: { quantity: 1 } }),
  },
  'DELETE /api/cart/items/{productId}': {
    prepare: async (fixture, _, caller) => {
      const productId = await newProduct(fixture);
      if (caller) await fillCart(fixture, caller, productId);
      return { params: { productId } };
    },
  },
  'GET /api/orders': plain(),
  'POST /api/orders': {
    prepare: async (fixture) => ({
      body: { items: [{ productId: await newProduct(fixture), quantity: 1 }] },
    }),
  },
  'GET /api/orders/{id}': onOrder(),
  'DELETE /api/orders/{id}': onOrder(),
  'GET /api/orders/{id}/timeline': onOrder(),
  'PATCH /api/orders/{id}/status': onOrder({ status: 'processing' }),
  'POST /api/users/register': {
    prepare: () =>
      Promise.resolve({ body: { email: `${randomUUID()}@new.example`, password: PASSWORD, name: 'Lee' } }),
  },
  'POST /api/users/login': {
    prepare: (_, { owner }) => Promise.resolve({ body: { email: owner.email, password: PASSWORD } }),
  },
  'POST /api/users/refresh': {
    prepare: async (fixture) => ({
      body: { refreshToken: (await newCustomer(fixture.gatewayUrl)).refreshToken },
    }),
  },
  'POST /api/users/logout': {
    prepare: async (fixture, _, caller) => ({ token: (await asCaller(fixture, caller))?.token }),
  },
  'POST /api/users/verify': {
    prepare: (_, { owner }) => Promise.resolve({ body: { token: owner.token } }),
  },
  'GET /api/users/{id}': { isOwned: true, prepare: ofOwner },
  'PUT /api/users/{id}': {
    isOwned: true,
    prepare: async (fixture, cast) => ({ ...(await ofOwner(fixture, cast)), body: { name: 'Kim Lee' } }),
  },
  'GET /api/users/{id}/sessions': { isOwned: true, prepare: ofOwner },
  'DELETE /api/users/{id}/sessions/{sessionId}': {
    isOwned: true,
    prepare: async (fixture, { owner }) => {
      const { sessionId } = await logIn(fixture.gatewayUrl, owner.email);
      return { params: { id: owner.id, sessionId } };
    },
  },
};

function ofOwner(_: Fixture, { owner }: Cast): Promise<Order> {
  return Promise.resolve({ params: { id: owner.id } });
}
