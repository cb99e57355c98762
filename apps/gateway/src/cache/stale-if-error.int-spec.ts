import type { RequestListener } from 'node:http';
import { eventually } from '@emporium/testing';
import { type CacheStage, setCacheStage, xCache } from '../testing/cache-fixture';
import { json } from '../testing/upstream-server';

const PATH = '/api/products/1';

const refuse =
  (status: number): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'Content-Length': '2' }).end('{}');
const breakOff: RequestListener = (request) => request.socket.destroy();

describe('when the service cannot answer', () => {
  let stage: CacheStage;

  /** One for each test: the gateways remember failures. */
  beforeEach(async () => {
    stage = await setCacheStage();
    await stage.reset();
    await stage.gateway.ask(PATH);
    await stage.change();
  });
  afterEach(() => stage.clear());

  it.each([
    ['breaks off', breakOff],
    ['answers 502', refuse(502)],
    ['answers 503', refuse(503)],
    ['answers 504', refuse(504)],
  ])('the last known answer stands in: it %s', async (_, answer) => {
    stage.service.answer = answer;
    const read = await stage.gateway.ask(PATH);

    expect(read).toMatchObject({
      status: 200,
      text: '{"price":1}',
      headers: { 'x-cache': 'STALE', age: '0' },
    });
  });

  it('an answer that another gateway has kept stands in', async () => {
    stage.service.answer = breakOff;
    const reads = [await stage.other.ask(PATH), await stage.other.ask(PATH)];

    expect(reads.map(xCache)).toEqual(['STALE', 'STALE']);
  });

  it('a client that has it gets 304', async () => {
    stage.service.answer = breakOff;
    const read = await stage.gateway.ask(PATH, { headers: { 'if-none-match': '"tag"' } });

    expect(read).toMatchObject({ status: 304, headers: { 'x-cache': 'STALE', etag: '"tag"' } });
  });

  it('it does so though the data Redis is away as well', async () => {
    stage.service.answer = refuse(503);
    stage.network.cut();
    stage.network.hang({ newcomers: true });
    const read = await stage.gateway.ask(PATH);
    stage.network.heal();
    stage.network.cut();

    expect(xCache(read)).toBe('STALE');
  });

  it('nothing stands in for what a client wants from the service itself, or for what was never asked for', async () => {
    stage.service.answer = breakOff;
    const bypass = await stage.gateway.ask(PATH, { headers: { 'cache-control': 'no-cache' } });
    const unknown = await stage.gateway.ask('/api/products/2');

    expect([bypass, unknown].every(({ status }) => status >= 502)).toBe(true);
    expect([bypass, unknown].map(xCache)).toEqual(['BYPASS', 'MISS']);
  });

  it('nothing stands in for what is gone', async () => {
    stage.service.answer = refuse(404);

    expect(await stage.gateway.ask(PATH)).toMatchObject({ status: 404, headers: { 'x-cache': 'MISS' } });
  });

  it('the next answer is fresh as soon as it can again', async () => {
    stage.service.answer = breakOff;
    await stage.gateway.ask(PATH);
    stage.service.answer = json({ price: 2 });

    await eventually(async () => expect((await stage.gateway.ask(PATH)).body).toEqual({ price: 2 }));
    expect(xCache(await stage.gateway.ask(PATH))).toBe('HIT');
  });
});
