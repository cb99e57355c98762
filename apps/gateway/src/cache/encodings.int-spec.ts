import { gunzipSync } from 'node:zlib';
import { Pool } from 'undici';
import { type CacheFixture, startCacheFixture } from '../testing/cache-fixture';
import { json } from '../testing/upstream-server';

const PATH = '/api/products';
const LARGE = { data: 'oak '.repeat(1_000) };

describe('encodings', () => {
  let fixture: CacheFixture;
  let pool: Pool;

  beforeAll(async () => {
    fixture = await startCacheFixture();
    pool = new Pool(fixture.gateway.url);
  });
  beforeEach(async () => {
    await fixture.reset();
    fixture.service.answer = json(LARGE);
  });
  afterAll(async () => {
    await pool.destroy();
    await fixture.clear();
  });

  const ask = async (headers: Record<string, string>, method: 'GET' | 'HEAD' = 'GET') => {
    const {
      statusCode: status,
      headers: received,
      body,
    } = await pool.request({ path: PATH, method, headers });
    return { status, headers: received, bytes: Buffer.from(await body.arrayBuffer()) };
  };
  const GZIP = { 'accept-encoding': 'gzip, deflate, br' };

  it('are packed for those who take it, at a miss as at a hit, from one entry', async () => {
    const responses = [
      await ask(GZIP),
      await ask(GZIP),
      await ask({}),
      await ask({ 'accept-encoding': 'br' }),
    ];
    const [miss, hit, plain, unknown] = responses;

    expect(responses.map(({ headers }) => headers['x-cache'])).toEqual(['MISS', 'HIT', 'HIT', 'HIT']);
    for (const compressed of [miss, hit]) {
      expect(JSON.parse(gunzipSync(compressed?.bytes ?? '').toString())).toEqual(LARGE);
      expect(compressed?.headers).toMatchObject({
        'content-encoding': 'gzip',
        'content-length': String(compressed?.bytes.length),
        'content-type': 'application/json; charset=utf-8',
        etag: '"tag+gzip"',
      });
    }
    for (const identity of [plain, unknown]) {
      expect(JSON.parse(String(identity?.bytes))).toEqual(LARGE);
      expect(identity?.headers['etag']).toBe('"tag"');
      expect(identity?.headers).not.toHaveProperty('content-encoding');
    }
    expect(responses.every(({ headers }) => String(headers['vary']).includes('Accept-Encoding'))).toBe(true);
    expect(fixture.service.received).toHaveLength(1);
  });

  it.each([
    ['plain', {}, '"tag"'],
    ['gzip', GZIP, '"tag+gzip"'],
  ])('both tags give 304 to a client that takes %s', async (_, headers, etag) => {
    await ask(headers);
    for (const tag of ['"tag"', '"tag+gzip"', 'W/"tag"', '"other", W/"tag+gzip"', '*']) {
      const answer = await ask({ ...headers, 'if-none-match': tag });

      expect(answer).toMatchObject({
        status: 304,
        headers: { etag, vary: expect.stringContaining('Accept-Encoding') },
      });
      expect(answer.headers).not.toHaveProperty('content-encoding');
    }
    expect((await ask({ ...headers, 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('HEAD tells what GET would send', async () => {
    const get = await ask(GZIP);
    const head = await ask(GZIP, 'HEAD');

    expect(head.bytes).toHaveLength(0);
    for (const name of ['content-length', 'content-encoding', 'etag'])
      expect(head.headers[name]).toBe(get.headers[name]);
  });

  it('leave small answers as they are', async () => {
    fixture.service.answer = json({ price: 1 });
    const responses = [await ask(GZIP), await ask(GZIP)];

    for (const { headers, bytes } of responses) {
      expect(bytes.toString()).toBe('{"price":1}');
      expect(headers).toMatchObject({ etag: '"tag"', vary: expect.stringContaining('Accept-Encoding') });
    }
  });
});
