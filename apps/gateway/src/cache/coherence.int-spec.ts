import type { RequestListener } from 'node:http';
import { CATALOGUE_REVISION_KEY } from '@emporium/contracts';
import { type CacheFixture, leasesEnd, startCacheFixture, xCache } from '../testing/cache-fixture';
import { json } from '../testing/upstream-server';

const PATH = '/api/products/1';

describe('the cache, after a change', () => {
  let fixture: CacheFixture;
  let user: { authorization: string };

  beforeAll(async () => (fixture = await startCacheFixture()));
  beforeEach(async () => {
    await fixture.reset();
    user = await fixture.gateway.login();
  });
  afterAll(() => fixture.clear());

  /** The service takes the write and answers it with this status; just before, somebody reads, so that leases hold. */
  const acceptWrite = (status: number) => {
    const take = async (...[request, response]: Parameters<RequestListener>) => {
      fixture.service.answer = json({ price: 2 });
      await Promise.all([fixture.gateway.ask(PATH), fixture.other.ask(PATH)]);
      await fixture.data.incr(CATALOGUE_REVISION_KEY);
      if (status === 0) request.socket.destroy();
      else response.writeHead(status, { 'Content-Length': '0' }).end();
    };
    fixture.service.answer = (request, response) => void take(request, response);
  };

  it.each([
    ['a write to product-service', 'PUT', PATH, 200],
    ['a deletion', 'DELETE', PATH, 204],
    ['an order', 'POST', '/api/orders', 201],
    ['a write that is told to have failed', 'POST', '/api/orders', 503],
    ['a write whose answer was lost', 'PUT', PATH, 0],
  ] as const)('is fresh at once on the gateway that passed on %s', async (_, method, path, status) => {
    for (let round = 0; round < 20; round++) {
      fixture.service.answer = json({ price: 1 });
      await fixture.gateway.ask(PATH);
      acceptWrite(status);
      await fixture.gateway.ask(path, { method, headers: user });

      expect((await fixture.gateway.ask(PATH)).body).toEqual({ price: 2 });
    }
  });

  it('is fresh on another gateway as soon as its lease has ended', async () => {
    await fixture.other.ask(PATH);
    acceptWrite(200);
    await fixture.gateway.ask(PATH, { method: 'PUT', headers: user });
    await leasesEnd();

    expect((await fixture.other.ask(PATH)).body).toEqual({ price: 2 });
  });

  it('does not serve what a store that was wiped meanwhile used to say', async () => {
    await fixture.gateway.ask(PATH);
    await fixture.data.flushall();
    fixture.service.answer = json({ price: 2 });
    await leasesEnd();
    const responses = [await fixture.gateway.ask(PATH), await fixture.gateway.ask(PATH)];

    expect(responses.map(xCache)).toEqual(['MISS', 'MISS']);
    expect(responses.map(({ body }) => body)).toEqual([{ price: 2 }, { price: 2 }]);
  });
});

describe('the cache, when nobody can tell the revision', () => {
  let fixture: CacheFixture;

  beforeEach(async () => {
    fixture = await startCacheFixture();
    await fixture.reset();
    await fixture.gateway.ask(PATH);
    fixture.service.answer = json({ price: 2 });
  });
  afterEach(() => fixture.clear());

  const timedRead = async () => {
    const start = performance.now();
    return { ...(await fixture.gateway.ask(PATH)), ms: performance.now() - start };
  };

  it('is not used while the data Redis is dead', async () => {
    fixture.dataRedis.kill('SIGKILL');
    await fixture.dataRedis.exited;
    await leasesEnd();
    const answer = await timedRead();

    expect(answer).toMatchObject({ status: 200, body: { price: 2 }, headers: { 'x-cache': 'MISS' } });
    expect(answer.ms).toBeLessThan(500);
  });

  it.each(['stopped', 'behind a network that hangs'])('is not used while it is %s', async (fault) => {
    if (fault === 'stopped') process.kill(fixture.dataRedis.pid as number, 'SIGSTOP');
    else fixture.network.hang({ newcomers: true });
    await leasesEnd();
    const responses = await Promise.all([timedRead(), timedRead()]);
    const later = await timedRead();
    process.kill(fixture.dataRedis.pid as number, 'SIGCONT');

    for (const { body, ms } of [...responses, later]) {
      expect(body).toEqual({ price: 2 });
      expect(ms).toBeLessThan(1_500);
    }
  });
});
