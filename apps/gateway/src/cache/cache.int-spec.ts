import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { CATALOGUE_REVISION_KEY } from '@emporium/contracts';
import { Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import { startGateway, type TestResponse, type TestGateway } from '../testing/test-gateway';
import { json, startUpstream, type UpstreamServer } from '../testing/upstream-server';
import { LEASE_MS } from './catalogue-revision';

const notFound: RequestListener = (_, response) =>
  response.writeHead(404, { 'Content-Length': '2' }).end('{}');

describe('the response cache', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let service: UpstreamServer;
  let gateway: TestGateway;
  let other: TestGateway;
  let data: Redis;

  beforeAll(async () => {
    redis = await startTestRedis();
    service = await startUpstream();
    const environment = {
      REDIS_URL: redis.url,
      PRODUCT_SERVICE_URL: service.url,
      ORDER_SERVICE_URL: service.url,
    };
    gateway = await startGateway(environment);
    other = await startGateway(environment);
    data = gateway.app.get(Redis);
  });
  beforeEach(async () => {
    await data.flushall();
    await data.set(CATALOGUE_REVISION_KEY, Date.now() * 1_000);
    await leasesEnd();
    service.answer = json({ price: 1 });
    service.received.length = 0;
  });
  afterAll(async () => {
    await Promise.all([gateway.stop(), other.stop()]);
    await service.stop();
    await redis.stop();
  });

  const leasesEnd = () => sleep(2 * LEASE_MS);
  const change = async () => {
    await data.incr(CATALOGUE_REVISION_KEY);
    await leasesEnd();
  };
  const xCache = ({ headers }: TestResponse) => headers['x-cache'];

  it('answers the second time from the cache, on any gateway', async () => {
    service.answer = json({ price: 1 }, { Link: '</api/products?page=2>; rel="next"' });
    const miss = await gateway.ask('/api/products?page=1&limit=5');
    const hits = [
      await gateway.ask('/api/products?page=1&limit=5'),
      await gateway.ask('/api/products?limit=5&page=1'),
      await other.ask('/api/products?page=1&limit=5'),
    ];

    expect(xCache(miss)).toBe('MISS');
    expect(miss.headers).not.toHaveProperty('age');
    for (const hit of hits) {
      expect(hit).toMatchObject({ status: 200, text: miss.text });
      expect(hit.headers).toMatchObject({
        'x-cache': 'HIT',
        age: '0',
        etag: '"tag"',
        link: '</api/products?page=2>; rel="next"',
        'content-type': 'application/json; charset=utf-8',
      });
    }
    expect(service.received).toHaveLength(1);
  });

  it('tells /api from /api/v1, whose links differ', async () => {
    await gateway.ask('/api/products');

    expect(xCache(await gateway.ask('/api/v1/products'))).toBe('MISS');
  });

  it.each(['/api/products?q=a', '/api/products/1', '/api/categories'])(
    'reads %s anew right after a change',
    async (path) => {
      await gateway.ask(path);
      service.answer = json({ price: 2 });
      await change();
      const responses = [await gateway.ask(path), await gateway.ask(path)];

      expect(responses.map(xCache)).toEqual(['MISS', 'HIT']);
      expect(responses.map(({ text }) => text)).toEqual(['{"price":2}', '{"price":2}']);
    },
  );

  it('does not serve an answer that was read before a change and came after it', async () => {
    let release!: () => void;
    service.answer = (request, response) => (release = () => json({ price: 1 })(request, response));
    const late = gateway.ask('/api/products');
    while (service.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await change();
    service.answer = json({ price: 2 });
    release();
    await late;
    const next = await gateway.ask('/api/products');

    expect(xCache(next)).toBe('MISS');
    expect(next.body).toEqual({ price: 2 });
  });

  it('goes to the service for no-cache, and leaves what is kept alone', async () => {
    await gateway.ask('/api/products');
    service.answer = json({ price: 2 });
    const bypass = await gateway.ask('/api/products', { headers: { 'cache-control': 'no-cache' } });
    const next = await gateway.ask('/api/products');

    expect([xCache(bypass), xCache(next)]).toEqual(['BYPASS', 'HIT']);
    expect([bypass.body, next.body]).toEqual([{ price: 2 }, { price: 1 }]);
  });

  it.each([
    ['a miss', {}, 'MISS'],
    ['a hit', {}, 'HIT'],
  ])('answers 304 on %s', async (_, headers, expected) => {
    if (expected === 'HIT') await gateway.ask('/api/products');
    const answer = await gateway.ask('/api/products', { headers: { ...headers, 'if-none-match': '"tag"' } });

    expect(answer).toMatchObject({ status: 304, text: '', headers: { etag: '"tag"', 'x-cache': expected } });
    expect(service.received[0]?.headers).not.toHaveProperty('if-none-match');
    if (expected === 'MISS') expect(xCache(await gateway.ask('/api/products'))).toBe('HIT');
  });

  it('leaves it to the service what a bypass with a tag is answered', async () => {
    const headers = { 'cache-control': 'no-cache', 'if-none-match': '"tag"' };
    await gateway.ask('/api/products', { headers });

    expect(service.received[0]?.headers).toMatchObject(headers);
  });

  it('leaves it to the service what a read under If-Match is answered', async () => {
    for (let i = 0; i < 3; i++) await gateway.ask('/api/products');
    const answer = await gateway.ask('/api/products', { headers: { 'if-match': '"tag"' } });

    expect(xCache(answer)).toBe('BYPASS');
    expect(service.received.at(-1)?.headers).toMatchObject({ 'if-match': '"tag"' });
  });

  it('answers HEAD from the same entry as GET, without a body', async () => {
    const miss = await gateway.ask('/api/products', { method: 'HEAD' });
    const hit = await gateway.ask('/api/products', { method: 'HEAD' });
    const get = await gateway.ask('/api/products');

    expect([miss, hit, get].map(xCache)).toEqual(['MISS', 'HIT', 'HIT']);
    expect([miss.text, hit.text, get.text]).toEqual(['', '', '{"price":1}']);
    expect(hit.headers['content-length']).toBe('11');
  });

  it('takes nothing of the client along that could change the answer for others', async () => {
    const headers = { authorization: 'Bearer x', 'accept-language': 'de', accept: 'text/html' };
    await gateway.ask('/api/products', { headers });

    expect(service.received[0]?.headers).not.toHaveProperty('authorization');
    expect(service.received[0]?.headers).not.toHaveProperty('accept-language');
    expect(xCache(await gateway.ask('/api/products'))).toBe('HIT');
  });

  it('keeps no private answer', async () => {
    const headers = await gateway.login();
    const responses = [
      await gateway.ask('/api/orders', { headers }),
      await gateway.ask('/api/orders', { headers }),
    ];

    expect(responses.map(xCache)).toEqual(['BYPASS', 'BYPASS']);
    expect(service.received).toHaveLength(2);
    expect((await data.keys('gateway:answer:*')).length).toBe(0);
  });

  it.each([
    ['errors', notFound],
    ['what the service wants kept by nobody', json({}, { 'Cache-Control': 'no-store' })],
    ['what sets a cookie', json({}, { 'Set-Cookie': 'a=1' })],
    ['what varies', json({}, { Vary: 'Accept-Language' })],
    ['what is larger than 256 KiB', json('x'.repeat(262_144))],
  ])('keeps no %s', async (_, answer) => {
    service.answer = answer;
    const responses = [await gateway.ask('/api/products'), await gateway.ask('/api/products')];

    expect(responses.map(xCache)).toEqual(['MISS', 'MISS']);
    expect(responses[1]?.text).toBe(responses[0]?.text);
  });

  it('counts what became of requests', async () => {
    await gateway.ask('/api/products');
    await other.ask('/api/products');
    await other.ask('/api/products');
    await other.ask('/api/products', { headers: { 'cache-control': 'no-cache' } });
    const { text } = await other.ask('/metrics');
    const count = (labels: string) =>
      Number(new RegExp(`^gateway_cache_requests_total{${labels}} (\\d+)$`, 'm').exec(text)?.[1]);

    expect(count('outcome="hit",tier="redis"')).toBeGreaterThan(0);
    expect(count('outcome="hit",tier="memory"')).toBeGreaterThan(0);
    expect(count('outcome="bypass",tier="service"')).toBeGreaterThan(0);
    expect(count('outcome="stale",tier="redis"')).toBe(0);
  });

  it('forgets after a minute', async () => {
    await gateway.ask('/api/products');
    const [key = ''] = await data.keys('gateway:answer:*');

    expect(await data.ttl(key)).toBeGreaterThan(50);
    expect(await data.ttl(key)).toBeLessThanOrEqual(60);
  });
});
