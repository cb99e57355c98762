import type { RequestListener } from 'node:http';
import { type CacheStage, leasesEnd, setCacheStage, xCache } from '../testing/cache-fixture';
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
  let stage: CacheStage;

  beforeAll(async () => (stage = await setCacheStage()));
  beforeEach(() => stage.reset());
  afterAll(() => stage.clear());

  const askBoth = () => {
    const each = Array.from({ length: AT_ONCE }, () => [stage.gateway.ask(PATH), stage.other.ask(PATH)]);
    return Promise.all(each.flat());
  };

  it('on two gateways are one request to the service', async () => {
    stage.service.answer = slowly(json({ price: 1 }));
    const answers = await askBoth();

    expect(stage.service.received).toHaveLength(1);
    expect(answers.every(({ text }) => text === '{"price":1}')).toBe(true);
    expect(answers.filter((answer) => xCache(answer) === 'MISS')).toHaveLength(1);
    expect(await stage.cache.keys('gateway:loading:*')).toEqual([]);
  });

  it('do not wait for one whose client has left', async () => {
    stage.service.answer = slowly(json({ price: 1 }));
    const leaving = new AbortController();
    const left = stage.gateway.ask(PATH, { signal: leaving.signal });
    while (stage.service.received.length === 0) await leasesEnd();
    const waiting = stage.gateway.ask(PATH);
    leaving.abort();

    await expect(left).rejects.toThrow();
    expect(await waiting).toMatchObject({ status: 200, body: { price: 1 } });
  });

  it('each ask for themselves when the answer is for one client only', async () => {
    stage.service.answer = slowly(notFound);
    const answers = await askBoth();

    expect(answers.map(({ status }) => status)).toEqual(Array(2 * AT_ONCE).fill(404));
    expect(await stage.cache.keys('gateway:answer:*')).toEqual([]);
  });

  it('that come after a change are not given what was being fetched before it', async () => {
    stage.service.answer = slowly(json({ price: 1 }));
    const early = stage.gateway.ask(PATH);
    while (stage.service.received.length === 0) await leasesEnd();
    stage.service.answer = json({ price: 2 });
    await stage.change();
    const late = await Promise.all([stage.gateway.ask(PATH), stage.other.ask(PATH)]);

    expect(late.map(({ text }) => text)).toEqual(['{"price":2}', '{"price":2}']);
    expect((await early).text).toBe('{"price":1}');
  });

  it('are answered when the gateway that loads dies', async () => {
    const revision = String(await stage.data.get('{inventory}:revision'));
    await stage.cache.set(`gateway:loading:${revision}:${PATH}`, '', 'PX', 10_000);
    const start = performance.now();

    expect((await stage.gateway.ask(PATH)).body).toEqual({ price: 1 });
    expect(performance.now() - start).toBeLessThan(800);
  });
});
