import { connectRedis, type Redis } from '@emporium/redis';
import { eventually, RedisProxy, startTestRedis } from '@emporium/testing';
import { HitCounter } from './hit-counter';

const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe('HitCounter', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let proxy: RedisProxy;
  let redis: Redis;
  let counter: HitCounter;

  beforeEach(async () => {
    server = await startTestRedis();
    proxy = await RedisProxy.start(server);
    redis = connectRedis(proxy.url, () => undefined);
    await eventually(() => expect(redis.status).toBe('ready'));
    counter = new HitCounter(redis);
  });
  afterEach(async () => {
    redis.disconnect();
    await proxy.stop();
    await server.stop();
  });

  const WINDOW = { windowMs: 60_000, limit: 0 };
  const place = async (key: string) => (await counter.hit(key, WINDOW)).place;
  const commandsRun = async () =>
    Number(/total_commands_processed:(\d+)/.exec(await redis.info('stats'))?.[1]);

  it('gives each of many hits at once its own place, also over two counters', async () => {
    const other = new HitCounter(redis);
    const places = await Promise.all(
      upTo(1_000).map(async (i) => (await (i % 2 ? counter : other).hit('kim', WINDOW)).place),
    );

    expect(places.sort((a, b) => a - b)).toEqual(upTo(1_000));
    expect(await redis.get('kim')).toBe('1000');
  });

  it('lets one window pass after the other', async () => {
    const first = await counter.hit('kim', { ...WINDOW, windowMs: 50 });
    await new Promise((resolve) => setTimeout(resolve, 80));
    const second = await counter.hit('kim', { ...WINDOW, windowMs: 50 });

    expect([first.place, second.place]).toEqual([1, 1]);
    expect(first.msLeft).toBeLessThanOrEqual(50);
  });

  it('sends hits on a key that come while one is counted together', async () => {
    await place('kim');
    const before = await commandsRun();
    await Promise.all(upTo(500).map(() => place('kim')));

    // Two scripts of three commands at the most, and the look itself.
    expect((await commandsRun()) - before).toBeLessThan(10);
  });

  it('counts the next hits of a busy client in advance, each once, also over two counters', async () => {
    const counters = [counter, new HitCounter(redis)];
    const window = { windowMs: 60_000, limit: 10_000 };
    const places: number[] = [];
    const before = await commandsRun();
    for (let round = 0; round < 20; round++) {
      const hits = upTo(50).map((i) => (counters[i % 2] as HitCounter).hit('kim', window));
      places.push(...(await Promise.all(hits)).map(({ place }) => place));
    }

    expect(new Set(places).size).toBe(1_000);
    expect(Math.max(...places)).toBeLessThan(1_800);
    // A round would take six without, three for each counter.
    expect((await commandsRun()) - before).toBeLessThan(20 * 3);
  });

  it('counts nothing in advance for a client that sends now and then', async () => {
    for (let i = 0; i < 7; i++) await counter.hit('kim', { windowMs: 60_000, limit: 10_000 });

    expect(await redis.get('kim')).toBe('7');
  });

  it('lets exactly as many places up to the limit come, though some are counted in advance', async () => {
    const counters = [counter, new HitCounter(redis)];
    const hits = upTo(1_000).map((i) =>
      (counters[i % 2] as HitCounter).hit('kim', { windowMs: 60_000, limit: 100 }),
    );
    const places = (await Promise.all(hits)).map(({ place }) => place);

    expect(places.filter((place) => place <= 100)).toHaveLength(100);
  });

  it('lets no hit wait longer than for one time-out, and counts again afterwards', async () => {
    await place('kim');
    proxy.hang({ newcomers: false });
    const start = performance.now();
    const first = place('kim');
    const later = new Promise((resolve) => setTimeout(resolve, 300)).then(() => place('kim'));
    const outcomes = await Promise.allSettled([first, later]);

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(performance.now() - start).toBeLessThan(1_000);
    await eventually(async () => expect(await place('kim')).toBeGreaterThan(1));
  });
});
