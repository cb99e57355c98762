import { eventually, startTestRedis } from '@emporium/testing';
import { NotNowError } from './events.errors';
import { numbersTo, StreamsFixture } from './testing/streams.fixture';

describe('RedisStreamsStrategy', () => {
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

  it('hands each event to the handler of its type, in the order of its stream, from the first one on', async () => {
    await fixture.emit(2, 'thing.made');
    const seen: unknown[] = [];

    const { left } = await fixture.consume(({ n }, { stream, deliveries }) =>
      seen.push([n, stream, deliveries]),
    );
    await fixture.emit(4, 'thing.changed');
    await fixture.emit(6, 'thing.made');

    await eventually(() => expect(seen).toEqual([2, 4, 6].map((n) => [n, fixture.even, 1])));
    await eventually(async () => expect(await left()).toBe(0));
  });

  it('takes an event that nobody handles as handled', async () => {
    const { left } = await fixture.consume(() => undefined);
    await fixture.emit(1, 'thing.lost');

    await eventually(async () => expect(await left()).toBe(0));
    expect(await fixture.dead(fixture.odd).newest(1)).toEqual([]);
  });

  it('delivers an event again until it is handled', async () => {
    const deliveries: number[] = [];
    const { left } = await fixture.consume((_, context) => {
      deliveries.push(context.deliveries);
      if (deliveries.length < 3) throw new Error('not yet');
    });

    await fixture.emit(1);

    await eventually(() => expect(deliveries).toEqual([1, 2, 3]));
    await eventually(async () => expect(await left()).toBe(0));
    expect(await fixture.dead(fixture.odd).newest(1)).toEqual([]);
  });

  it('moves an event that fails five times to the dead letters, with the reason, and goes on', async () => {
    const seen: number[] = [];
    const { strategy, left } = await fixture.consume(({ n }) => {
      seen.push(n);
      if (n === 2) throw new Error('no use');
    });

    const id = await fixture.emit(2);
    await fixture.emit(4);

    await eventually(async () => expect(await left()).toBe(0));
    expect(seen.filter((n) => n === 2)).toHaveLength(5);
    expect(seen.filter((n) => n === 4)).toHaveLength(1);
    expect(await fixture.dead().newest(2)).toMatchObject([
      { fields: { group: 'group', entry: id, deliveries: '5', reason: 'no use', data: '{"n":2}' } },
    ]);
    expect((await strategy.backlog())[0]).toMatchObject({ dead: 1, lag: 0, pending: 0 });
  });

  it('moves data that is no JSON to the dead letters', async () => {
    const { left } = await fixture.consume(() => undefined);
    await fixture.redis.xadd(fixture.even, '*', 'type', 'thing.made', 'data', '{');

    await eventually(async () => expect(await left()).toBe(0));
    expect((await fixture.dead().newest(1))[0]?.fields.reason).toContain('JSON');
  });

  it.each([
    ['for which Redis was away', new Error('CLUSTERDOWN The cluster is down')],
    ['that came at a bad time', new NotNowError('come again')],
  ])('does not count a try %s', async (_, error) => {
    let failures = 0;
    const seen: number[] = [];
    const { left } = await fixture.consume(({ n }) => {
      if (failures++ < 8) throw error;
      seen.push(n);
    });

    await fixture.emit(2);
    await fixture.emit(4);

    await eventually(async () => expect(await left()).toBe(0));
    expect(seen).toEqual([2, 4]);
    expect(await fixture.dead().newest(1)).toEqual([]);
  });

  it('reads a stream again at once while there is more than one read returns, else after a pause', async () => {
    for (const n of numbersTo(40)) await fixture.emit(2 * n);
    const seenAt: number[] = [];
    await fixture.consume(() => seenAt.push(Date.now()), { pollMs: 1_000 });

    await eventually(() => expect(seenAt).toHaveLength(40));
    await fixture.emit(2);
    await eventually(() => expect(seenAt).toHaveLength(41));
    const [first = 0, last = 0, next = 0] = [seenAt[0], seenAt[39], seenAt[40]];
    expect(last - first).toBeLessThan(900);
    expect(next - last).toBeGreaterThan(900);
  });
});

describe('a consumer that handles several events at once', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let fixture: StreamsFixture;

  beforeAll(async () => {
    server = await startTestRedis();
  });
  beforeEach(async () => {
    fixture = new StreamsFixture(server.url);
    for (const n of numbersTo(10)) await fixture.emit(2 * n);
  });
  afterEach(() => fixture.close());
  afterAll(() => server.stop());

  it('has no more of them in hand, and acknowledges them together', async () => {
    let inHand = 0;
    let most = 0;
    let handled = 0;
    await fixture.redis.config('RESETSTAT');
    const { left } = await fixture.consume(
      async () => {
        most = Math.max(most, ++inHand);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inHand--;
        handled++;
      },
      { atOnce: 4 },
    );

    await eventually(async () => expect(await left()).toBe(0));
    expect([most, handled]).toEqual([4, 10]);
    expect(await fixture.redis.info('commandstats')).toContain('cmdstat_xack:calls=3,');
  });

  it('delivers those again that failed, and no others', async () => {
    const seen: [n: number, deliveries: number][] = [];
    const { left } = await fixture.consume(
      ({ n }, { deliveries }) => {
        seen.push([n, deliveries]);
        if (n % 3 === 0 && deliveries < 3) throw new Error('not yet');
      },
      { atOnce: 8 },
    );

    await eventually(async () => expect(await left()).toBe(0));
    const expected = numbersTo(10).flatMap((i) => numbersTo(i % 3 ? 1 : 3).map((time) => [2 * i, time]));
    expect(seen.sort((a, b) => a[0] - b[0] || a[1] - b[1])).toEqual(expected);
    expect(await fixture.dead().newest(1)).toEqual([]);
  });

  it('lets those wait that come at a bad time, which does not count as a try', async () => {
    let failures = 0;
    const seen: [n: number, deliveries: number][] = [];
    const { left } = await fixture.consume(
      ({ n }, { deliveries }) => {
        if (n > 4 && failures++ < 60) throw new NotNowError('come again');
        seen.push([n, deliveries]);
      },
      { atOnce: 4 },
    );

    await eventually(async () => expect(await left()).toBe(0));
    expect(seen.sort((a, b) => a[0] - b[0])).toEqual(numbersTo(10).map((i) => [2 * i, 1]));
    expect(await fixture.dead().newest(1)).toEqual([]);
  });
});
