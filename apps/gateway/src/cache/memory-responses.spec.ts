import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { MemoryResponses } from './memory-responses';

const answer = (body: Buffer | string, revision = '7') => ({
  revision,
  storedAt: 0,
  headers: { etag: '"a"', 'content-type': 'application/json' },
  body: Buffer.from(body),
});

describe('answers in memory', () => {
  const memory = new MemoryResponses();
  afterEach(() => jest.useRealTimers());

  it('are fresh at their revision only, and stand in at any', () => {
    const cached = memory.set('/a', answer('{}'));

    expect(memory.fresh('/a', '7')).toBe(cached);
    expect(memory.fresh('/a', '8')).toBeUndefined();
    expect(memory.staleIfError('/a')).toBe(cached);
  });

  it('are asked for again after a minute, and stand in for a minute after they were last known to be fresh', () => {
    jest.useFakeTimers({ now: 0, doNotFake: ['performance'] });
    memory.set('/b', answer('{}'));
    jest.setSystemTime(60_000);
    expect(memory.fresh('/b', '7')).toBeDefined();
    jest.setSystemTime(60_001);
    expect(memory.fresh('/b', '7')).toBeUndefined();
    jest.setSystemTime(120_000);
    expect(memory.staleIfError('/b')).toBeDefined();
    jest.setSystemTime(120_001);
    expect(memory.staleIfError('/b')).toBeUndefined();
  });

  it('take no more than 64 MiB', () => {
    const body = Buffer.alloc(262_144);
    for (let i = 0; i < 400; i++) memory.set(`/many/${i}`, answer(body));

    const cached = Array.from({ length: 400 }, (_, i) => memory.fresh(`/many/${i}`, '7')).filter(Boolean);
    expect(cached.length).toBeGreaterThan(100);
    expect(cached.length * body.length).toBeLessThan(64 * 1024 * 1024);
    expect(memory.fresh('/many/399', '7')).toBeDefined();
  });

  it('are packed once, when somebody asks for that', async () => {
    const body = 'oak '.repeat(1_000);
    const cached = memory.set('/c', answer(body));
    expect(cached.ready(false)?.full.body?.toString()).toBe(body);
    expect(cached.ready(true)).toBeUndefined();

    const [one, two] = await Promise.all([cached.representation(true), cached.representation(true)]);

    expect(one).toBe(two);
    expect(cached.ready(true)).toBe(one);
    expect(gunzipSync(one.full.body ?? '').toString()).toBe(body);
  });

  it('are packed where that is worth it: from 1 KiB on, and where it halves them', async () => {
    const [small, large] = [1_023, 1_024].map((length) => memory.set('/e', answer('x'.repeat(length))));

    expect(small?.ready(true)).toBe(small?.ready(false));
    expect(large?.ready(true)).toBeUndefined();
    const words = Buffer.concat([randomBytes(400), Buffer.alloc(1_000)]);
    expect(await memory.set('/f', answer(words)).representation(true)).toMatchObject({
      full: { headers: { 'content-encoding': 'gzip' } },
    });
    const hardly = Buffer.concat([randomBytes(1_000), Buffer.alloc(400)]);
    const cached = memory.set('/g', answer(hardly));
    expect(await cached.representation(true)).toBe(cached.ready(false));
  });

  it('say what they are, and to whoever has them already no more than that', async () => {
    const cached = memory.set('/h', answer('oak '.repeat(1_000)));
    const [plain, compressed] = [await cached.representation(false), await cached.representation(true)];

    expect(plain.full).toMatchObject({
      status: 200,
      headers: {
        etag: '"a"',
        vary: 'Accept-Encoding',
        'content-type': 'application/json',
        'content-length': '4000',
      },
    });
    expect(plain.unchanged).toEqual({
      status: 304,
      headers: { etag: '"a"', vary: 'Accept-Encoding' },
      body: undefined,
    });
    expect(compressed.full.headers['content-encoding']).toBe('gzip');
    expect(compressed.full.headers['etag']).not.toBe('"a"');
    expect(compressed.unchanged.headers).not.toHaveProperty('content-type');
  });

  it('are known by their tag, weak or strong', () => {
    const weak = { ...answer('{}'), headers: { etag: 'W/"a"' } };

    expect([memory.set('/j', weak).etag, memory.set('/k', answer('{}')).etag]).toEqual(['"a"', '"a"']);
  });

  it('need neither tag nor type', () => {
    const cached = memory.set('/i', { ...answer('{}'), headers: {} });

    expect(cached.etag).toBeUndefined();
    expect(cached.ready(false)?.full.headers).toStrictEqual({
      vary: 'Accept-Encoding',
      'content-length': '2',
    });
  });

  it('stay as they are where packing does not halve them', async () => {
    const cached = memory.set('/d', answer(randomBytes(4_096)));

    expect(await cached.representation(true)).toBe(cached.ready(false));
  });
});
