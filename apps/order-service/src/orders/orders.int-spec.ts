import { eventually } from '@emporium/testing';
import { Redis } from '@emporium/redis';
import { runOrderService } from '../testing/running-order-service';

type Service = Awaited<ReturnType<typeof runOrderService>>;

describe('orders', () => {
  let service: Service;

  const place = async (who = service.customer, productId = service.sell(10)) => {
    const { body } = await service.call(who, 'POST', '/orders', { items: [{ productId, quantity: 2 }] });
    return { id: body.id as string, productId };
  };
  const moveTo = (id: string, status: string, headers = {}) =>
    service.call(service.admin, 'PATCH', `/orders/${id}/status`, { status }, headers);
  const cancel = (id: string, who = service.customer, headers = {}) =>
    service.call(who, 'DELETE', `/orders/${id}`, undefined, headers);

  beforeAll(async () => {
    service = await runOrderService();
  });
  afterAll(() => service.stop());
  afterEach(() => {
    service.products.fault = undefined;
  });

  it('moves from pending to delivered and remembers when', async () => {
    const { id } = await place();

    for (const status of ['processing', 'shipped', 'delivered']) {
      expect(await moveTo(id, status)).toMatchObject({ status: 200, body: { id, status } });
    }

    const timeline = await service.call(service.customer, 'GET', `/orders/${id}/timeline`);
    expect(timeline.body.data.map(({ status }: { status: string }) => status)).toEqual([
      'pending',
      'processing',
      'shipped',
      'delivered',
    ]);
    expect(timeline.body.data[0].at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it.each([
    [[], ['shipped', 'delivered', 'pending']],
    [['processing'], ['pending', 'processing', 'delivered']],
    [
      ['processing', 'shipped'],
      ['cancelled', 'processing'],
    ],
    [
      ['processing', 'shipped', 'delivered'],
      ['cancelled', 'shipped'],
    ],
    [['cancelled'], ['processing', 'cancelled', 'pending']],
  ])('after %j cannot become any of %j', async (path, illegal) => {
    const { id } = await place();
    for (const status of path) await moveTo(id, status);
    for (const status of illegal) {
      expect(await moveTo(id, status)).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } });
    }
  });

  it('gives the stock back once when it is cancelled, however often that is asked', async () => {
    const { id, productId } = await place();
    expect(service.products.stockOf(productId)).toBe(8);

    const answers = await Promise.all([cancel(id), cancel(id), cancel(id)]);
    const late = await cancel(id);

    expect(answers.some(({ status, body }) => status === 200 && body.status === 'cancelled')).toBe(true);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(late.status).toBe(409);
    expect(service.products.stockOf(productId)).toBe(10);
  });

  it('is cancelled in the end when product-service was away', async () => {
    const { id, productId } = await place();
    service.products.fault = 'refuse';

    const undecided = await cancel(id);
    expect([undecided.status, undecided.body.code]).toEqual([503, 'CANCEL_UNDECIDED']);
    expect(await moveTo(id, 'processing')).toMatchObject({ status: 409 });

    service.products.fault = undefined;
    await eventually(async () => {
      const read = await service.call(service.customer, 'GET', `/orders/${id}`);
      expect(read.body.status).toBe('cancelled');
    });
    expect(service.products.stockOf(productId)).toBe(10);
  });

  it('honours If-Match and If-None-Match', async () => {
    const { id } = await place();
    const { headers } = await service.call(service.customer, 'GET', `/orders/${id}`);
    const etag = String(headers.etag);

    const unchanged = await service.call(service.customer, 'GET', `/orders/${id}`, undefined, {
      'if-none-match': etag,
    });
    expect(unchanged.status).toBe(304);
    expect((await moveTo(id, 'processing', { 'if-match': etag })).status).toBe(200);
    expect((await moveTo(id, 'shipped', { 'if-match': etag })).body.code).toBe('PRECONDITION_FAILED');
    expect((await cancel(id, service.customer, { 'if-match': etag })).status).toBe(412);
  });

  it('is changed only where every precondition holds, and told apart from one that makes no sense', async () => {
    const { id } = await place();
    const { headers } = await service.call(service.customer, 'GET', `/orders/${id}`);
    const etag = String(headers.etag);
    const refused: [Record<string, string>, number][] = [
      [{ 'if-match': `W/${etag}` }, 412],
      [{ 'if-match': '"other", "another"' }, 412],
      [{ 'if-none-match': '*' }, 412],
      [{ 'if-none-match': `"other", W/${etag}` }, 412],
      [{ 'if-match': etag, 'if-none-match': etag }, 412],
      [{ 'if-match': 'no-quotes' }, 400],
      [{ 'if-none-match': '*, "a"' }, 400],
    ];

    for (const [conditions, status] of refused) {
      expect([conditions, (await moveTo(id, 'processing', conditions)).status]).toEqual([conditions, status]);
      expect([conditions, (await cancel(id, service.customer, conditions)).status]).toEqual([
        conditions,
        status,
      ]);
    }
    const after = await service.call(service.customer, 'GET', `/orders/${id}`);
    expect(after.headers.etag).toBe(etag);
    const moved = await moveTo(id, 'processing', {
      'if-match': `"other", ${etag}`,
      'if-none-match': '"other"',
      'if-unmodified-since': 'Sat, 01 Jan 2000 00:00:00 GMT',
    });
    expect(moved.status).toBe(200);
    expect((await cancel(id, service.customer, { 'if-match': '*' })).body.status).toBe('cancelled');
  });

  it('belongs to its owner: to others it does not exist, administrators see all', async () => {
    const { id } = await place();

    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/timeline'],
      ['DELETE', ''],
    ] as const) {
      expect((await service.call(service.other, method, `/orders/${id}${path}`)).status).toBe(404);
    }
    expect((await service.call(service.admin, 'GET', `/orders/${id}`)).status).toBe(200);
    const move = await service.call(service.customer, 'PATCH', `/orders/${id}/status`, {
      status: 'processing',
    });
    expect([move.status, move.body.code]).toEqual([403, 'FORBIDDEN']);
  });

  it('is listed newest first, by owner, status and page', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.unshift((await place(service.other)).id);
    await moveTo(ids[1] ?? '', 'processing');
    const idsOf = (answer: { body: { data: { id: string }[] } }) => answer.body.data.map(({ id }) => id);
    const get = (who: { authorization: string }, query: string) =>
      service.call(who, 'GET', `/orders?${query}`);

    const first = await get(service.other, 'limit=2');
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    expect(first.body.meta).toEqual({ page: 1, limit: 2, total: 3, totalPages: 2 });
    const [, next = ''] =
      /^<(\/orders\?limit=2&after=[\w-]+)>; rel="next"$/.exec(String(first.headers.link)) ?? [];
    const newer = await place(service.other);
    const second = await service.call(service.other, 'GET', next);
    expect(idsOf(second)).toEqual(ids.slice(2));
    expect(second.body.meta).toEqual({ page: 2, limit: 2, total: 4, totalPages: 2 });
    expect(second.headers.link).toBe('</orders?limit=2&page=1>; rel="prev"');
    expect((await get(service.other, 'after=x')).status).toBe(400);
    expect(await get(service.other, 'status=pending&page=101&limit=100')).toMatchObject({
      status: 400,
      body: { code: 'PAGE_TOO_DEEP' },
    });
    expect((await get(service.other, 'page=101&limit=100')).status).toBe(200);
    expect((await service.call(service.other, 'GET', `${next}&page=2`)).status).toBe(400);
    ids.unshift(newer.id);
    expect(idsOf(await get(service.other, 'limit=2&page=2'))).toEqual(ids.slice(2));
    expect(idsOf(await get(service.other, 'status=processing'))).toEqual([ids[2]]);
    expect(idsOf(await get(service.admin, `userId=${service.other.userId}`))).toEqual(ids);
    expect(idsOf(await get(service.admin, 'limit=100&status=processing'))).toContain(ids[2]);
    expect((await get(service.admin, 'limit=100')).body.meta.total).toBeGreaterThan(3);
    expect((await get(service.customer, `userId=${service.other.userId}`)).status).toBe(403);
    expect((await get(service.other, 'limit=101')).status).toBe(400);
  });

  it('leaves the cart alone when its status changes later', async () => {
    const tray = service.sell(10);
    await service.call(service.customer, 'PUT', `/cart/items/${tray}`, { quantity: 1 });
    const placed = await service.call(service.customer, 'POST', '/orders');
    const redis = service.app.get(Redis);
    await redis.del(`{cart:${service.customer.userId}}:ordered:${placed.body.id}`);
    await service.call(service.customer, 'PUT', `/cart/items/${tray}`, { quantity: 1 });

    await moveTo(placed.body.id, 'processing');
    await cancel(placed.body.id);

    const cart = await service.call(service.customer, 'GET', '/cart');
    expect(cart.body.items).toMatchObject([{ productId: tray, quantity: 1 }]);
    await service.call(service.customer, 'DELETE', '/cart');
  });

  it('leaves an event for each change of status', async () => {
    const { id } = await place();
    await moveTo(id, 'processing');

    const entries = await service.app.get(Redis).xrange(`orders:{orders-${id.slice(-1)}}:events`, '-', '+');

    const events = entries.map(([, [, type, , data]]) => ({ type, ...JSON.parse(data ?? '') }));
    expect(events.filter(({ orderId }) => orderId === id)).toMatchObject([
      { type: 'order.created', status: 'pending', version: 1 },
      { type: 'order.processing', status: 'processing', version: 2 },
    ]);
  });

  it.each([
    ['GET', '/orders/not-a-uuid', 400],
    ['GET', '/orders/01890a5d-ac96-774b-bcce-b302099a8050', 404],
    ['GET', '/orders/01890a5d-ac96-774b-bcce-b302099a805f', 404],
    ['GET', '/orders?colour=red', 400],
  ] as const)('answers %s %s with %i', async (method, url, status) => {
    await eventually(async () =>
      expect((await service.call(service.customer, method, url)).status).toBe(status),
    );
  });
});
