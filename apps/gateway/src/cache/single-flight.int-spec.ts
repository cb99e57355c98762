import type { RequestListener } from 'node:http';
import { type CacheFixture, leasesEnd, startCacheFixture, xCache } from '../testing/cache-fixture';
import { json } from '../testing/upstream-server';

const PATH = '/api/products?page=1';
const AT_ONCE = 25;

const slowly =
  (answer: RequestListener): RequestListener =>
  (request, response) =>
    setTimeout(() => void answer(request, response), 40);
const notFound: RequestListener = (_, response) =>
  response.writeHead(404, { 'Content-Length': '2' }).end('{}');

describe('many requests for one answer', () => {
  let fixture: CacheFixture;

  beforeAll(async () => (fixture = await startCacheFixture()));
  beforeEach(() => fixture.reset());
  afterAll(() => fixture.clear());

  const askBoth = () => {
    const each = Array.from({ length: AT_ONCE }, () => [fixture.gateway.ask(PATH), fixture.other.ask(PATH)]);
    return Promise.all(each.flat());
  };

  it('on two gateways are one request to the service', async () => {
    fixture.service.answer = slowly(json({ price: 1 }));
    const responses = await askBoth();

    expect(fixture.service.received).toHaveLength(1);
    expect(responses.every(({ text }) => text === '{"price":1}')).toBe(true);
    expect(responses.filter((answer) => xCache(answer) === 'MISS')).toHaveLength(1);
    expect(await fixture.cache.keys('gateway:loading:*')).toEqual([]);
  });

  it('do not wait for one whose client has left', async () => {
    fixture.service.answer = slowly(json({ price: 1 }));
    const leaving = new AbortController();
    const left = fixture.gateway.ask(PATH, { signal: leaving.signal });
    while (fixture.service.received.length === 0) await leasesEnd();
    const waiting = fixture.gateway.ask(PATH);
    leaving.abort();

    await expect(left).rejects.toThrow();
    expect(await waiting).toMatchObject({ status: 200, body: { price: 1 } });
  });

  it('each ask for themselves when the answer is for one client only', async () => {
    fixture.service.answer = slowly(notFound);
    const responses = await askBoth();

    expect(responses.map(({ status }) => status)).toEqual(Array(2 * AT_ONCE).fill(404));
    expect(await fixture.cache.keys('gateway:answer:*')).toEqual([]);
  });

  it('that come after a change are not given what was being fetched before it', async () => {
    fixture.service.answer = slowly(json({ price: 1 }));
    const early = fixture.gateway.ask(PATH);
    while (fixture.service.received.length === 0) await leasesEnd();
    fixture.service.answer = json({ price: 2 });
    await fixture.change();
    const late = await Promise.all([fixture.gateway.ask(PATH), fixture.other.ask(PATH)]);

    expect(late.map(({ text }) => text)).toEqual(['{"price":2}', '{"price":2}']);
    expect((await early).text).toBe('{"price":1}');
  });

  it('are answered when the gateway that loads dies', async () => {
    const revision = String(await fixture.data.get('{inventory}:revision'));
    await fixture.cache.set(`gateway:loading:${revision}:${PATH}`, '', 'PX', 10_000);
    const start = performance.now();

    expect((await fixture.gateway.ask(PATH)).body).toEqual({ price: 1 });
    expect(performance.now() - start).toBeLessThan(800);
  });
});
