import { Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { numbersTo, StreamsFixture } from './testing/streams.fixture';

describe('consumers of one group', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let fixture: StreamsFixture;

  beforeAll(async () => {
    server = await startTestRedis();
  });
  beforeEach(() => {
    fixture = new StreamsFixture(server.url);
  });
  afterEach(() => fixture.close());
  afterAll(() => server.stop());

  it('shares the work of a group, and gives each group everything', async () => {
    const seen = [[], [], []] as number[][];
    const shares = seen.map((share) => ({ n }: { n: number }) => {
      share.push(n);
      return new Promise((resolve) => setTimeout(resolve, 2));
    });
    for (const n of numbersTo(100)) await fixture.emit(n);
    await fixture.consume(shares[0]!, { redeliverAfterMs: 2_000 });
    await fixture.consume(shares[1]!, { redeliverAfterMs: 2_000 });
    await fixture.consume(shares[2]!, { redeliverAfterMs: 2_000, group: 'other' });

    await eventually(() => expect(seen[2]).toHaveLength(100));
    await eventually(() => expect([...seen[0]!, ...seen[1]!].sort((a, b) => a - b)).toEqual(numbersTo(100)));
    expect(seen[0]).not.toHaveLength(0);
    expect(seen[1]).not.toHaveLength(0);
  });

  it('loses nothing when one of two consumers dies with entries in hand', async () => {
    const seen = new Set<number>();
    const doomed = await fixture.consume(async ({ n }) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      seen.add(n);
    });
    for (const n of numbersTo(60)) await fixture.emit(n);
    await eventually(async () => {
      const [first] = await doomed.strategy.backlog();
      expect(first?.pending).toBeGreaterThan(0);
    });
    doomed.die();

    const survivor = await fixture.consume(({ n }) => seen.add(n));

    await eventually(async () => expect(await survivor.left()).toBe(0));
    expect(seen.size).toBe(60);
    expect(await fixture.dead().newest(1)).toEqual([]);
    expect(await fixture.dead(fixture.odd).newest(1)).toEqual([]);
  });

  it('buries an event on which every consumer dies, and handles those behind it', async () => {
    const seen: number[] = [];
    await fixture.emit(2);
    for (const n of numbersTo(9)) await fixture.emit(n * 10);
    for (let deaths = 0; deaths < 5; deaths++) {
      let isHit = false;
      const victim = await fixture.consume(({ n }) => {
        if (n !== 2) return;
        isHit = true;
        victim.die();
      });
      await eventually(() => expect(isHit).toBe(true));
    }

    const { left } = await fixture.consume(({ n }) => seen.push(n));

    await eventually(async () => expect(await left()).toBe(0));
    expect(seen).not.toContain(2);
    expect(await fixture.dead().newest(9)).toMatchObject([
      { fields: { data: '{"n":2}', reason: 'every consumer died on it' } },
    ]);
  });

  it('finishes the entry in hand when it is closed, and leaves those behind it to others at once', async () => {
    let finish: () => void = () => undefined;
    const first: number[] = [];
    const closing = await fixture.consume(
      async ({ n }) => {
        await new Promise<void>((resolve) => (finish = resolve));
        first.push(n);
      },
      { redeliverAfterMs: 60_000 },
    );
    await fixture.emit(2);
    await fixture.emit(4);
    await fixture.emit(6);
    await eventually(async () => expect((await closing.strategy.backlog())[0]?.lag).toBe(0));

    const closed = closing.app.close();
    finish();
    await closed;
    const then: number[] = [];
    await fixture.consume(({ n }) => then.push(n), { redeliverAfterMs: 60_000 });

    await eventually(() => expect([...first, ...then]).toEqual([2, 4, 6]));
    expect(first).toEqual([2]);
  });

  it('leaves its group when it is closed', async () => {
    const { app, left } = await fixture.consume(() => undefined);
    await fixture.emit(2);
    await eventually(async () => expect(await left()).toBe(0));
    expect(await fixture.redis.xinfo('CONSUMERS', fixture.even, 'group')).toHaveLength(1);

    await app.close();

    expect(await fixture.redis.xinfo('CONSUMERS', fixture.even, 'group')).toHaveLength(0);
  });

  it('waits for a Redis that is away, and makes its group again in one that came back empty', async () => {
    const other = await startTestRedis();
    const seen: number[] = [];
    const { app } = await fixture.consume(({ n }) => seen.push(n), { url: other.url });
    await other.restart();
    const client = new Redis(other.url);

    await client.xadd(fixture.even, '*', 'type', 'thing.made', 'data', '{"n":1}');

    await eventually(() => expect(seen).toEqual([1]), { timeoutMs: 10_000 });
    client.disconnect();
    await app.close();
    await other.stop();
  });
});
