import { brotliCompressSync, gzipSync } from 'node:zlib';
import { api, send } from '../support/api';
import { newCustomer, type Person } from '../support/people';
import { GATEWAY_URL, SERVICE_URLS } from '../support/urls';

const PROBLEM = { type: expect.any(String), title: expect.any(String), code: expect.any(String) };
const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('the edge', () => {
  let customer: Person;
  beforeAll(async () => {
    customer = await newCustomer();
  });

  it.each([
    ['GET', '/api/nothing', 404],
    ['GET', '/nothing', 404],
    ['GET', '/api/v2/products', 404],
    ['GET', '/api/internal/reservations/x', 404],
    ['GET', '/internal/products', 404],
    ['GET', '/api/products/not-a-uuid', 400],
    ['GET', `/api/products/${UNKNOWN}`, 404],
    ['GET', '/api/products?limit=0', 400],
    ['GET', '/api/products?page=-1', 400],
    ['GET', '/api/products?colour=red', 400],
    ['GET', '/api/products?minPrice=2&maxPrice=1', 400],
    ['GET', '/api/cart', 401],
    ['PATCH', '/api/products', 405],
    ['GET', '/api/users/login', 405],
    ['PUT', '/api/nothing', 404],
  ])('answers %s %s with %i and problem details', async (method, path, status) => {
    const answer = await send(GATEWAY_URL, method, path, { headers: { 'x-request-id': 'check-1' } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      ...PROBLEM,
      status,
      instance: path.split('?')[0],
      requestId: 'check-1',
      detail: expect.any(String),
    });
    expect(answer.headers.get('x-request-id')).toBe('check-1');
  });

  it('serves version 1 with and without its number', async () => {
    const [plain, numbered] = await Promise.all([
      api('GET', '/api/products?limit=2'),
      api('GET', '/api/v1/products?limit=2'),
    ]);
    expect(numbered.body).toEqual(plain.body);
    expect(numbered.headers.get('link') ?? '/api/v1').toContain('/api/v1');
  });

  it.each([
    ['broken JSON', '{"email":', 'application/json', 400],
    ['a form', 'email=kim', 'application/x-www-form-urlencoded', 415],
    ['more than 4 kB', JSON.stringify({ email: 'k'.repeat(4_096) }), 'application/json', 413],
  ])('refuses %s', async (_, body, contentType, status) => {
    for (const url of [`${GATEWAY_URL}/api/users/login`, `${SERVICE_URLS['user-service'][0]}/users/login`]) {
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': contentType }, body });
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });

  it('says which methods a path takes, at the gateway and at the service', async () => {
    for (const [url, path, allow] of [
      [GATEWAY_URL, `/api/products/${UNKNOWN}/stock`, 'PATCH'],
      [SERVICE_URLS['product-service'][0], `/products/${UNKNOWN}/stock`, 'PATCH'],
      [SERVICE_URLS['order-service'][0], '/cart', 'GET, HEAD, DELETE'],
    ] as const) {
      const answer = await send(url, 'POST', path, { body: {} });
      expect([answer.status, answer.body.code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
      expect(answer.headers.get('allow')).toBe(allow);
    }
  });

  it('reads a body that is compressed with gzip, and refuses other encodings with a hint', async () => {
    const post = async (body: Buffer, coding: string) => {
      const answer = await fetch(`${GATEWAY_URL}/api/users/verify`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': coding },
        body: new Uint8Array(body),
      });
      return { ...((await answer.json()) as object), acceptEncoding: answer.headers.get('accept-encoding') };
    };
    const json = JSON.stringify({ token: customer.token });
    const bomb = gzipSync(JSON.stringify({ token: 'x'.repeat(5_000_000) }));

    expect(await post(gzipSync(json), 'gzip')).toMatchObject({ valid: true });
    expect(await post(Buffer.from(json), 'gzip')).toMatchObject({ status: 400 });
    expect(await post(bomb, 'gzip')).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
    expect(await post(brotliCompressSync(json), 'br')).toMatchObject({
      status: 415,
      code: 'UNSUPPORTED_CONTENT_CODING',
      acceptEncoding: 'gzip',
    });
  });

  it('lets nobody keep what is for one user, and everybody the catalogue while it is as it was', async () => {
    const keeping = async (path: string, token?: string) =>
      (await api('GET', path, { token })).headers.get('cache-control');
    const own = [
      '/api/cart',
      '/api/orders',
      `/api/users/${customer.id}`,
      `/api/users/${customer.id}/sessions`,
    ];

    for (const path of own) {
      expect(await keeping(path, customer.token)).toBe('no-store');
      expect(await keeping(path)).toBe('no-store');
    }
    for (const path of ['/api/products', '/api/categories'])
      expect([await keeping(path), await keeping(path, customer.token)]).toEqual(
        Array(2).fill('public, no-cache'),
      );
  });

  it('refuses tokens that are forged, unsigned or meant for something else', async () => {
    const [header = '', payload = '', signature = ''] = customer.token.split('.');
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const tokens = [
      'nonsense',
      `${header}.${payload}.`,
      `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
      `${encode({ alg: 'none' })}.${payload}.${signature}`,
      `${header}.${encode({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: UNKNOWN })}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -3)}AAA`,
      customer.refreshToken,
    ];
    for (const token of tokens) {
      for (const [url, path] of [
        [GATEWAY_URL, '/api/cart'],
        [SERVICE_URLS['order-service'][0], '/cart'],
      ] as const) {
        const answer = await send(url, 'GET', path, { token });
        expect([answer.status, answer.body.code]).toEqual([401, 'INVALID_TOKEN']);
        expect(answer.headers.get('www-authenticate')).toContain('invalid_token');
      }
    }
  });

  it('takes nobody’s word for who they are', async () => {
    const headers = { 'x-user-id': UNKNOWN, x_user_role: 'admin', 'x-user-role': 'admin' };
    const { body } = await api('GET', '/api/orders', { token: customer.token, headers });
    expect(body.meta.total).toBe(0);
    expect((await send(GATEWAY_URL, 'GET', '/api/orders', { headers })).status).toBe(401);
  });

  it('says of every GET whether the cache answered', async () => {
    for (const path of ['/api/products', '/api/categories', `/api/products/${UNKNOWN}`]) {
      expect((await api('GET', path)).headers.get('x-cache')).toMatch(/^(HIT|MISS)$/);
    }
    const own = await api('GET', '/api/cart', { token: customer.token });
    expect(own.headers.get('x-cache')).toBe('BYPASS');
  });

  it('states the limits of a route', async () => {
    const { headers } = await api('GET', '/api/products');
    expect(headers.get('ratelimit-policy')).toMatch(/q=\d+;w=\d+/);
    expect(headers.get('ratelimit')).toMatch(/r=\d+;t=\d+/);
  });
});
