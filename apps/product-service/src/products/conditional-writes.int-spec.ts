import { randomUUID } from 'node:crypto';
import { startTestRedis } from '@emporium/testing';
import { addProduct, productBody } from '../testing/catalogue';
import { ServiceUnderTest } from '../testing/service-under-test';

let server: Awaited<ReturnType<typeof startTestRedis>>;
let service: ServiceUnderTest;

beforeAll(async () => {
  server = await startTestRedis();
  service = await ServiceUnderTest.start(server.url);
});

afterAll(async () => {
  await service.close();
  await server.stop();
});

const read = (id: string) => service.call('nobody', 'GET', `/products/${id}`);
const tagOf = async (id: string) => (await read(id)).headers['etag']!;
const put = (id: string, changes: object, headers = {}) =>
  service.call('admin', 'PUT', `/products/${id}`, productBody({ stock: undefined, ...changes }), headers);
const changeStock = (id: string, body: object, headers = {}) =>
  service.call('admin', 'PATCH', `/products/${id}/stock`, body, headers);
const sell = (productId: string, quantity: number) =>
  service.call('service', 'PUT', `/internal/reservations/${randomUUID()}`, {
    lines: [{ productId, quantity }],
  });
const writes = {
  PUT: (id: string, headers: object) => put(id, { price: 5 }, headers),
  'PUT with stock': (id: string, headers: object) => put(id, { stock: 5 }, { 'if-match': '*', ...headers }),
  PATCH: (id: string, headers: object) => changeStock(id, { delta: 1 }, headers),
  DELETE: (id: string, headers: Record<string, string>) =>
    service.call('admin', 'DELETE', `/products/${id}`, undefined, headers),
};
const METHODS = Object.keys(writes) as (keyof typeof writes)[];
const STALE = { status: 412, body: { code: 'PRECONDITION_FAILED' } };

describe('replacing a product', () => {
  it('without a stock leaves what there is, and what is sold meanwhile stays sold', async () => {
    const { id } = await addProduct(service, { stock: 5 });

    const answers = await Promise.all([
      sell(id, 3),
      put(id, { name: 'A' }),
      sell(id, 1),
      put(id, { name: 'B' }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await read(id)).body.stock).toBe(1);
  });

  it('without a stock tells the one there is, in and out of stock', async () => {
    const { id } = await addProduct(service, { stock: 0 });

    expect((await put(id, { price: 3 })).body).toMatchObject({ stock: 0, price: 3 });
    await changeStock(id, { stock: 8 });
    expect((await put(id, { price: 4 })).body).toMatchObject({ stock: 8, price: 4 });
  });

  it.each([{}, { 'if-none-match': '"other"' }])(
    'with a stock and headers %j but no If-Match is refused and changes nothing',
    async (headers) => {
      const { id } = await addProduct(service, { stock: 5 });
      const before = (await read(id)).body;

      expect(await put(id, { name: 'New', stock: 5 }, headers)).toMatchObject({
        status: 428,
        body: { code: 'PRECONDITION_REQUIRED' },
      });
      expect((await read(id)).body).toEqual(before);
    },
  );

  it('with a stock needs the tag that tells the present one', async () => {
    const { id } = await addProduct(service, { stock: 5 });
    const seen = { 'if-match': await tagOf(id) };
    await sell(id, 5);

    expect(await put(id, { stock: 5 }, seen)).toMatchObject(STALE);
    expect((await read(id)).body.stock).toBe(0);
    expect((await put(id, { stock: 7 }, { 'if-match': await tagOf(id) })).body.stock).toBe(7);
  });

  it.each([[null], [1.5], [-1], ['5']])('refuses the stock %j', async (stock) => {
    const { id } = await addProduct(service);

    expect((await put(id, { stock }, { 'if-match': '*' })).status).toBe(400);
  });
});

describe.each(METHODS)('%s', (method) => {
  const write = writes[method];

  it('passes on the present tag alone', async () => {
    const { id } = await addProduct(service);
    const stale = await tagOf(id);
    await changeStock(id, { delta: -1 });

    expect(await write(id, { 'if-match': stale })).toMatchObject(STALE);
    expect(await write(id, { 'if-match': `W/${await tagOf(id)}` })).toMatchObject(STALE);
    expect((await write(id, { 'if-match': `"x", ${await tagOf(id)}` })).status).toBeLessThan(300);
  });

  it('passes with a star on what there is', async () => {
    const { id } = await addProduct(service);

    expect((await write(id, { 'if-match': '*' })).status).toBeLessThan(300);
  });

  it('is refused where If-None-Match names what there is', async () => {
    const { id } = await addProduct(service);
    const before = (await read(id)).body;
    const tag = await tagOf(id);

    for (const named of ['*', tag, `W/${tag}`, `"x", ${tag}`])
      expect(await write(id, { 'if-none-match': named })).toMatchObject(STALE);
    expect((await read(id)).body).toEqual(before);
    expect((await write(id, { 'if-none-match': '"x"' })).status).toBeLessThan(300);
  });

  it('refuses what is no entity tag', async () => {
    const { id } = await addProduct(service);

    expect((await write(id, { 'if-match': 'abc' })).status).toBe(400);
    expect((await write(id, { 'if-none-match': 'abc' })).status).toBe(400);
  });

  it('of what is not there is a 404 whatever its preconditions', async () => {
    for (const headers of [{ 'if-match': '*' }, { 'if-none-match': '*' }] as Record<string, string>[])
      expect((await write(randomUUID(), headers)).status).toBe(404);
  });

  it.each(['if-match', 'if-none-match'])(
    'under %s happens on the state that was judged, or not at all',
    async (header) => {
      const { id } = await addProduct(service, { stock: 10 });
      const tag = await tagOf(id);
      const named = header === 'if-match' ? tag : '"other"';

      const answers = await Promise.all([1, 2, 3, 4].map(() => write(id, { [header]: named })));

      const passed = answers.filter(({ status }) => status < 300);
      if (method === 'DELETE' || header === 'if-match') expect(passed).toHaveLength(1);
      else expect(passed).toHaveLength(4);
    },
  );
});
