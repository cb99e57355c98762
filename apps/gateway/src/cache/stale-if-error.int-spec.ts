import type { RequestListener } from 'node:http';
import { eventually } from '@emporium/testing';
import { type CacheFixture, startCacheFixture, xCache } from '../testing/cache-fixture';
import { json } from '../testing/upstream-server';

const PATH = '/api/products/1';

const refuse =
  (status: number): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'Content-Length': '2' }).end('{}');
const breakOff: RequestListener = (request) => request.socket.destroy();

describe('when the service cannot answer', () => {
  let fixture: CacheFixture;

  /** One for each test: the gateways remember failures. */
  beforeEach(async () => {
    fixture = await startCacheFixture();
    await fixture.reset();
    await fixture.gateway.ask(PATH);
    await fixture.change();
  });
  afterEach(() => fixture.clear());

  it.each([
    ['breaks off', breakOff],
    ['answers 502', refuse(502)],
    ['answers 503', refuse(503)],
    ['answers 504', refuse(504)],
  ])('the last known answer stands in: it %s', async (_, answer) => {
    fixture.service.answer = answer;
    const read = await fixture.gateway.ask(PATH);

    expect(read).toMatchObject({
      status: 200,
      text: '{"price":1}',
      headers: { 'x-cache': 'STALE', age: '0' },
    });
  });

  it('an answer that another gateway has kept stands in', async () => {
    fixture.service.answer = breakOff;
    const reads = [await fixture.other.ask(PATH), await fixture.other.ask(PATH)];

    expect(reads.map(xCache)).toEqual(['STALE', 'STALE']);
  });

  it('a client that has it gets 304', async () => {
    fixture.service.answer = breakOff;
    const read = await fixture.gateway.ask(PATH, { headers: { 'if-none-match': '"tag"' } });

    expect(read).toMatchObject({ status: 304, headers: { 'x-cache': 'STALE', etag: '"tag"' } });
  });

  it('it does so though the data Redis is away as well', async () => {
    fixture.service.answer = refuse(503);
    fixture.network.cut();
    fixture.network.hang({ newcomers: true });
    const read = await fixture.gateway.ask(PATH);
    fixture.network.heal();
    fixture.network.cut();

    expect(xCache(read)).toBe('STALE');
  });

  it('nothing stands in for what a client wants from the service itself, or for what was never asked for', async () => {
    fixture.service.answer = breakOff;
    const bypass = await fixture.gateway.ask(PATH, { headers: { 'cache-control': 'no-cache' } });
    const unknown = await fixture.gateway.ask('/api/products/2');

    expect([bypass, unknown].every(({ status }) => status >= 502)).toBe(true);
    expect([bypass, unknown].map(xCache)).toEqual(['BYPASS', 'MISS']);
  });

  it('nothing stands in for what is gone', async () => {
    fixture.service.answer = refuse(404);

    expect(await fixture.gateway.ask(PATH)).toMatchObject({ status: 404, headers: { 'x-cache': 'MISS' } });
  });

  it('the next answer is fresh as soon as it can again', async () => {
    fixture.service.answer = breakOff;
    await fixture.gateway.ask(PATH);
    fixture.service.answer = json({ price: 2 });

    await eventually(async () => expect((await fixture.gateway.ask(PATH)).body).toEqual({ price: 2 }));
    expect(xCache(await fixture.gateway.ask(PATH))).toBe('HIT');
  });
});
