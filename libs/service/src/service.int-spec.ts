import { Redis } from '@emporium/redis';
import { eventually, logIn } from '@emporium/testing';
import { Readiness } from './lifecycle/readiness';
import { runTinyService } from './testing/tiny-service';

describe('a service', () => {
  let service: Awaited<ReturnType<typeof runTinyService>>;
  const get = (url: string, headers = {}) => service.app.inject({ url, headers });

  beforeAll(async () => {
    service = await runTinyService();
  });
  afterAll(() => service.stop());

  it('gives every answer the id and the trace of its request', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    for (const url of ['/notes', '/nothing', '/notes/mine', '/notes?x=1', '/%zz']) {
      const { headers } = await get(url, { 'x-request-id': 'r-1', traceparent });
      expect({ url, id: headers['x-request-id'], traceparent: headers['traceparent'] }).toEqual({
        url,
        id: 'r-1',
        traceparent,
      });
    }
  });

  it.each(['/notes', '/notes/mine', '/nothing', '/notes?x=1', '/health/live', '/metrics'])(
    'lets nobody keep what %s answers, which does not say that it may be',
    async (url) => {
      expect((await get(url)).headers['cache-control']).toBe('no-store');
    },
  );

  it.each([
    ['DELETE', '/notes', 'GET, HEAD, POST'],
    ['GET', '/notes/burn', 'POST'],
    ['PUT', '/notes/mine', 'GET, HEAD'],
    ['PUT', '/internal/notes', 'GET, HEAD'],
    ['POST', '/health/ready', 'GET, HEAD'],
    ['TRACE', '/metrics', 'GET, HEAD'],
  ])('refuses %s %s and tells what the path takes', async (method, url, allow) => {
    const answer = await service.app.inject({ method: method as 'GET', url });

    expect(answer.json()).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect(answer.headers).toMatchObject({ allow, 'content-type': expect.stringContaining('problem+json') });
  });

  it('has no route for what is not there, whatever the method', async () => {
    for (const method of ['GET', 'PUT', 'TRACE'] as const)
      expect((await service.app.inject({ method: method as 'GET', url: '/nothing' })).statusCode).toBe(404);
  });

  it('refuses query parameters that its document does not name', async () => {
    const refused = await get('/notes/undecorated?colour=red');
    expect([refused.statusCode, refused.json().errors]).toEqual([
      400,
      [{ pointer: '#/colour', detail: 'is not a known query parameter' }],
    ]);
    expect((await get('/notes?q=a')).json()).toEqual({ q: 'a' });
    expect((await get('/notes?q=a&q=b')).statusCode).toBe(400);
  });

  it.each([
    ['text/plain', 'hello', 415],
    ['application/x-www-form-urlencoded', 'text=a', 415],
    ['application/json', '{"text":', 400],
    ['application/json', '{"text":"a","__proto__":{"x":1}}', 400],
    ['application/json', JSON.stringify({ text: 'x'.repeat(4_096) }), 413],
  ])('refuses a body of %s %s', async (contentType, payload, status) => {
    const { authorization } = await logIn(service.app);
    const answer = await service.app.inject({
      method: 'POST',
      url: '/notes',
      headers: { authorization, 'content-type': contentType },
      payload,
    });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  it('tells nobody what went wrong inside', async () => {
    const { authorization } = await logIn(service.app);
    const answer = await service.app.inject({
      method: 'POST',
      url: '/notes',
      headers: { authorization },
      payload: { text: 'bug' },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'INTERNAL_ERROR']);
    expect(answer.body).not.toContain('secret');
  });

  it('answers 304 for the tag it gave', async () => {
    const { etag } = (await get('/notes')).headers;
    const again = await get('/notes', { 'if-none-match': etag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('answers HEAD as it answers GET, without the body', async () => {
    const head = (headers = {}) => service.app.inject({ method: 'HEAD', url: '/notes', headers });
    const { headers, body } = await get('/notes');
    const { etag } = headers;

    const known = await head();
    expect([known.statusCode, known.headers.etag, known.body]).toEqual([200, etag, '']);
    expect(known.headers['content-length']).toBe(String(Buffer.byteLength(body)));
    const unchanged = await head({ 'if-none-match': etag });
    expect([unchanged.statusCode, unchanged.body]).toEqual([304, '']);
  });

  it('answers a read under If-Match only while it holds', async () => {
    const { etag = '' } = (await get('/notes')).headers;
    const under = async (ifMatch: string, more = {}) =>
      (await get('/notes', { 'if-match': ifMatch, ...more })).statusCode;

    expect([await under(etag), await under(`"other", ${etag}`), await under('*')]).toEqual([200, 200, 200]);
    expect([await under('"other"'), await under(`W/${etag}`), await under('none')]).toEqual([412, 412, 400]);
    expect(await under('"other"', { 'if-none-match': etag })).toBe(412);
    expect(await under(etag, { 'if-none-match': etag })).toBe(304);
  });

  it('describes itself, with what follows from an operation’s method', async () => {
    const document = (await get('/docs-json')).json();
    const { post, get: list } = document.paths['/notes'];
    expect(Object.keys(post.responses)).toEqual(
      expect.arrayContaining(['400', '401', '409', '413', '415', '422', '503']),
    );
    expect(post.responses['413'].description).toContain('larger than 4 kB');
    expect(post.parameters.map(({ name }: { name: string }) => name)).toContain('Idempotency-Key');
    expect(list.parameters.map(({ name }: { name: string }) => name)).toEqual([
      'q',
      'If-Match',
      'If-None-Match',
    ]);
    expect(document.paths['/internal/notes']).toBeUndefined();
  });

  it('measures requests by route template', async () => {
    await get('/notes/mine');
    const metrics = await eventually(async () => {
      const { body } = await get('/metrics');
      expect(body).toMatch(
        /http_request_duration_seconds_count\{method="GET",route="\/notes\/mine",status="401"\} \d/,
      );
      return body;
    });
    expect(metrics).toContain('nodejs_eventloop_lag_seconds');
  });

  it('tells how many requests are under way and how its Redis is', async () => {
    const metrics = async () => (await get('/metrics')).body;
    expect(await metrics()).toContain('http_requests_in_flight 1\n');
    await eventually(async () => {
      expect(await metrics()).toContain('redis_connection_up{connection="data"} 1\n');
      expect(await metrics()).toMatch(/redis_ping_duration_seconds_count\{connection="data"\} [1-9]/);
    });
  });

  it('is ready unless something holds it or Redis is away; it lives all the same', async () => {
    const statuses = async () => [
      (await get('/health/ready')).statusCode,
      (await get('/health/live')).statusCode,
    ];
    expect(await statuses()).toEqual([200, 200]);

    const release = service.app.get(Readiness).hold('Warming up.');
    expect((await get('/health/ready')).json()).toMatchObject({ status: 503, detail: 'Warming up.' });
    release();

    service.redisServer.kill('SIGSTOP');
    await eventually(async () => expect(await statuses()).toEqual([503, 200]));
    service.redisServer.kill('SIGCONT');
    await eventually(async () => expect(await statuses()).toEqual([200, 200]));
  });

  it('asks Redis once for all who want to know whether it is ready', async () => {
    const redis = service.app.get(Redis);
    const pings = async () => Number(/cmdstat_ping:calls=(\d+)/.exec(await redis.info('commandstats'))?.[1]);
    const before = await pings();
    for (let i = 0; i < 10; i++) {
      const answers = await Promise.all(Array.from({ length: 40 }, () => get('/health/ready')));
      expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
    }

    // Some more on a slow machine, for each quarter of a second.
    expect((await pings()) - before).toBeLessThan(40);
  });

  it('is not ready once it knows that Redis is away, whatever Redis said a moment ago', async () => {
    const redis = service.app.get(Redis);
    const before = (await get('/health/ready')).statusCode;
    service.redisServer.kill('SIGKILL');
    while (redis.status === 'ready') await new Promise(setImmediate);
    const after = (await get('/health/ready')).statusCode;
    await service.redisServer.restart();
    await eventually(async () => expect((await get('/health/ready')).statusCode).toBe(200));

    expect([before, after]).toEqual([200, 503]);
  });

  it('puts its document into bytes once', async () => {
    const [first, again] = [await get('/docs-json'), await get('/docs-json')];
    const known = await get('/docs-json', { 'if-none-match': first.headers['etag'] });

    expect(again.headers['etag']).toBe(first.headers['etag']);
    expect(first.json()).toMatchObject({ openapi: expect.stringMatching(/^3\./) });
    expect([known.statusCode, known.body]).toEqual([304, '']);
  });
});
