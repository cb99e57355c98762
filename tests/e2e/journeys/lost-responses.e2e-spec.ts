import { randomUUID } from 'node:crypto';
import { type ServiceName, SERVICES } from '@emporium/contracts';
import {
  type FurtherGateway,
  newCredentials,
  newProduct,
  startFurtherGateway,
  startTemporarySuite,
  type TemporarySuite,
} from '@emporium/harness';
import { ADMINISTRATOR, LOAD_TEST_ENV } from '@emporium/local-suite';
import { eventually, keyedOperationsOf, RedisProxy } from '@emporium/testing';
import { type ApiResponse, send } from '../support/api';

/** One request under a key, by its operation; `sees` fails unless it has had its effect, once. */
interface KeyedRequest {
  readonly service: ServiceName;
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly statuses: readonly number[];
  sees(response: ApiResponse): Promise<void>;
}

const newAccount = () => ({ ...newCredentials(), name: 'Kim' });
const credentialsOf = ({ email, password }: { email: string; password: string }) => ({ email, password });

/** Stands on a gateway of its own, behind which proxies lose the chosen responses of services. */
describe('a response that is lost between gateway and service', () => {
  const proxies = new Map<ServiceName, RedisProxy>();
  let suite: TemporarySuite;
  let gateway: FurtherGateway;
  let admin: ApiResponse['body'];

  beforeAll(async () => {
    const env = { ...LOAD_TEST_ENV, JWT_SECRET: 'Lw4ZpB8nYc3HdF6sGj1AeUtR9vX2mK7q' };
    suite = await startTemporarySuite('lost', { supervise: false, env });
    for (const service of SERVICES)
      proxies.set(
        service,
        await RedisProxy.start({ port: Number(new URL(suite.urls[service][0] ?? '').port) }),
      );
    gateway = await startFurtherGateway(suite, {
      name: 'lossy-gateway',
      urlOf: (service) => String(proxies.get(service)?.url.replace('redis:', 'http:')),
      env,
    });
    admin = (await call('POST', '/users/login', { body: ADMINISTRATOR })).body;
  });
  afterAll(async () => {
    await gateway.stop();
    await Promise.all([...proxies.values()].map((proxy) => proxy.stop()));
    await suite.stop();
  });

  const call = (method: string, path: string, options = {}) =>
    send(gateway.url, method, `/api${path}`, options);
  const read = async (path: string, token?: string) =>
    (await call('GET', path, { token, headers: { 'cache-control': 'no-cache' } })).body;
  const register = async () => {
    const body = newAccount();
    await call('POST', '/users/register', { body });
    return credentialsOf(body);
  };
  const logIn = async () => (await call('POST', '/users/login', { body: await register() })).body;
  const sell = async () =>
    (await call('POST', '/products', { token: admin.accessToken, body: newProduct() })).body;
  const sessionsOf = async ({ user, accessToken }: ApiResponse['body']) =>
    (await read(`/users/${user.id}/sessions`, accessToken)).data;

  const operations: Record<string, () => KeyedRequest | Promise<KeyedRequest>> = {
    'POST /api/users/register': () => {
      const body = newAccount();
      const sees = async (response: ApiResponse) => {
        const login = await call('POST', '/users/login', { body: credentialsOf(body) });
        expect(login.body.user).toEqual(response.body);
      };
      return { service: 'user-service', path: '/users/register', body, statuses: [201], sees };
    },
    'POST /api/users/login': async () => {
      const body = await register();
      const sees = async (response: ApiResponse) => expect(await sessionsOf(response.body)).toHaveLength(1);
      return { service: 'user-service', path: '/users/login', body, statuses: [200], sees };
    },
    'POST /api/users/refresh': async () => {
      const { refreshToken } = await logIn();
      const sees = async (response: ApiResponse) => expect(await sessionsOf(response.body)).toHaveLength(1);
      return {
        service: 'user-service',
        path: '/users/refresh',
        body: { refreshToken },
        statuses: [200],
        sees,
      };
    },
    'POST /api/users/logout': async () => {
      const { accessToken: token } = await logIn();
      const sees = async () =>
        expect((await call('POST', '/users/verify', { body: { token } })).body.valid).toBe(false);
      return { service: 'user-service', path: '/users/logout', token, statuses: [204, 401], sees };
    },
    'POST /api/users/verify': async () => {
      const { accessToken } = await logIn();
      const sees = (response: ApiResponse) => Promise.resolve(expect(response.body.valid).toBe(true));
      const body = { token: accessToken };
      return { service: 'user-service', path: '/users/verify', body, statuses: [200], sees };
    },
    'POST /api/products': () => {
      const body = newProduct();
      const sees = async (response: ApiResponse) => {
        const { data } = await read(`/products?q=${encodeURIComponent(body.name)}`);
        expect(data.filter(({ name }: { name: string }) => name === body.name)).toEqual([response.body]);
      };
      const token = admin.accessToken;
      return { service: 'product-service', path: '/products', token, body, statuses: [201], sees };
    },
    'PATCH /api/products/{id}/stock': async () => {
      const { id, stock } = await sell();
      const sees = async () => expect((await read(`/products/${id}`)).stock).toBe(stock - 1);
      const path = `/products/${id}/stock`;
      return {
        service: 'product-service',
        path,
        token: admin.accessToken,
        body: { delta: -1 },
        statuses: [200],
        sees,
      };
    },
    'POST /api/orders': async () => {
      const [{ id, stock }, { accessToken: token }] = [await sell(), await logIn()];
      const sees = async (response: ApiResponse) => {
        expect((await read('/orders', token)).data).toEqual([response.body]);
        expect((await read(`/products/${id}`)).stock).toBe(stock - 1);
      };
      const body = { items: [{ productId: id, quantity: 1 }] };
      return { service: 'order-service', path: '/orders', token, body, statuses: [201], sees };
    },
    'PATCH /api/orders/{id}/status': async () => {
      const token = admin.accessToken;
      const items = [{ productId: (await sell()).id, quantity: 1 }];
      const { id } = (await call('POST', '/orders', { token, body: { items } })).body;
      const sees = async () => expect((await read(`/orders/${id}/timeline`, token)).data).toHaveLength(2);
      const path = `/orders/${id}/status`;
      return { service: 'order-service', path, token, body: { status: 'processing' }, statuses: [200], sees };
    },
  };

  it('may be that of any operation that takes an Idempotency-Key', async () => {
    const document = (await send(gateway.url, 'GET', '/docs-json')).body;
    expect(keyedOperationsOf(document)).toEqual(Object.keys(operations).sort());
  });

  it.each(Object.keys(operations))('is learnt by a repeat, and the effect is one: %s', async (operation) => {
    const request = await (operations[operation] as () => KeyedRequest | Promise<KeyedRequest>)();
    const [method = ''] = operation.split(' ');
    const { path, token, body } = request;
    const key = randomUUID();
    let lost = 0;
    proxies.get(request.service)?.loseReplyTo((sent) => sent.includes(key) && ++lost === 1);
    const attempt = () => call(method, path, { token, body, headers: { 'idempotency-key': key } });

    await attempt();
    const response = await eventually(
      async () => {
        const repeated = await attempt();
        expect(request.statuses).toContain(repeated.status);
        return repeated;
      },
      { timeoutMs: 15_000, everyMs: 200 },
    );

    expect(lost).toBeGreaterThanOrEqual(1);
    await request.sees(response);
  });
});
