import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { MemoryAnswers } from './memory-answers';

const answer = (body: Buffer | string, revision = '7') => ({
  revision,
  storedAt: 0,
  headers: { etag: '"a"', 'content-type': 'application/json' },
  body: Buffer.from(body),
});

describe('answers in memory', () => {
  const memory = new MemoryAnswers();
  afterEach(() => jest.useRealTimers());

  it('are fresh at their revision only, and stand in at any', () => {
    const kept = memory.keep('/a', answer('{}'));

    expect(memory.fresh('/a', '7')).toBe(kept);
    expect(memory.fresh('/a', '8')).toBeUndefined();
    expect(memory.standIn('/a')).toBe(kept);
  });

  it('are asked for again after a minute, and stand in for a minute after they were last known to be fresh', () => {
    jest.useFakeTimers({ now: 0, doNotFake: ['performance'] });
    memory.keep('/b', answer('{}'));
    jest.setSystemTime(60_000);
    expect(memory.fresh('/b', '7')).toBeDefined();
    jest.setSystemTime(60_001);
    expect(memory.fresh('/b', '7')).toBeUndefined();
    jest.setSystemTime(120_000);
    expect(memory.standIn('/b')).toBeDefined();
    jest.setSystemTime(120_001);
    expect(memory.standIn('/b')).toBeUndefined();
  });

  it('take no more than 64 MiB', () => {
    const body = Buffer.alloc(262_144);
    for (let i = 0; i < 400; i++) memory.keep(`/many/${i}`, answer(body));

    const kept = Array.from({ length: 400 }, (_, i) => memory.fresh(`/many/${i}`, '7')).filter(Boolean);
    expect(kept.length).toBeGreaterThan(100);
    expect(kept.length * body.length).toBeLessThan(64 * 1024 * 1024);
    expect(memory.fresh('/many/399', '7')).toBeDefined();
  });

  it('are packed once, when somebody asks for that', async () => {
    const body = 'oak '.repeat(1_000);
    const kept = memory.keep('/c', answer(body));
    expect(kept.ready(false)?.full.body?.toString()).toBe(body);
    expect(kept.ready(true)).toBeUndefined();

    const [one, two] = await Promise.all([kept.representation(true), kept.representation(true)]);

    expect(one).toBe(two);
    expect(kept.ready(true)).toBe(one);
    expect(gunzipSync(one.full.body ?? '').toString()).toBe(body);
  });

  it('stay as they are where packing does not halve them', async () => {
    const kept = memory.keep('/d', answer(randomBytes(4_096)));

    expect(await kept.representation(true)).toBe(kept.ready(false));
  });
});
