import type { ServerResponse } from 'node:http';
import { eventually, startTestRedis } from '@emporium/testing';
import { startGateway, type TestGateway } from '../testing/test-gateway';
import { json, startUpstream, type UpstreamServer } from '../testing/upstream-server';

const READS_AT_ONCE = 8;
const MOST_OF_A_USER = 500;
const PROFILE = '/api/users/0198f0a2-7c1b-7a44-9d38-2f1e5b6c7d80';

describe('what a client has under way', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let orders: UpstreamServer;
  let users: UpstreamServer;
  let gateway: TestGateway;
  let open: ServerResponse[];

  beforeAll(async () => {
    redis = await startTestRedis();
  });
  beforeEach(async () => {
    open = [];
    const hold = (_: unknown, response: ServerResponse) => void open.push(response);
    [orders, users] = [await startUpstream(hold), await startUpstream(json({}))];
    gateway = await startGateway({
      REDIS_URL: redis.url,
      ORDER_SERVICE_URL: orders.url,
      USER_SERVICE_URL: users.url,
      TRUST_PROXY: '1',
    });
  });
  afterEach(async () => {
    await gateway.stop();
    await orders.stop();
    await users.stop();
  });
  afterAll(() => redis.stop());

  const from = (address: string) => ({ 'x-forwarded-for': address });
  const ask = (path: string, headers: Record<string, string>, method = 'GET') =>
    gateway.ask(path, { method, headers }).catch(() => undefined);
  const times = (many: number, act: () => unknown) => {
    for (let i = 0; i < many; i++) void act();
  };
  const reach = (many: number) =>
    eventually(() => expect(orders.received.length).toBeGreaterThanOrEqual(many));
  const reads = (headers: Record<string, string>) =>
    eventually(async () => expect((await ask(PROFILE, headers))?.status).toBe(200));

  it.each(['GET', 'HEAD'])(
    'reaches a service as eight reads at once, the others one by one (%s)',
    async (method) => {
      const kim = await gateway.login();
      times(READS_AT_ONCE + 2, () => ask('/api/orders', kim, method));
      await reach(READS_AT_ONCE);
      await reads(kim); // what had its turn would have been sent before
      expect(orders.received).toHaveLength(READS_AT_ONCE);

      open[0]?.end();
      await reach(READS_AT_ONCE + 1);
    },
  );

  it('keeps nobody else waiting, no write and no other service', async () => {
    const [kim, lee] = [await gateway.login(), await gateway.login()];
    times(READS_AT_ONCE + 1, () => ask('/api/orders', kim));
    await reach(READS_AT_ONCE);

    void ask('/api/orders', lee);
    await reach(READS_AT_ONCE + 1);
    void ask('/api/orders', kim, 'POST');
    await reach(READS_AT_ONCE + 2);
    await reads(kim);
  });

  it('is refused beyond five hundred requests, from wherever they come', async () => {
    const kim = await gateway.login();
    let address = 0;
    times(MOST_OF_A_USER, () => ask('/api/orders', { ...kim, ...from(`10.0.0.${++address % 250}`) }));
    await reach(READS_AT_ONCE);

    await eventually(async () =>
      expect(await gateway.ask(PROFILE, { headers: kim })).toMatchObject({
        status: 429,
        body: { code: 'TOO_MANY_AT_ONCE' },
      }),
    );
    await reads(await gateway.login());
  });
});
