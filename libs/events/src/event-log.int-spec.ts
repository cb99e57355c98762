import { eventually, startTestRedis } from '@emporium/testing';
import { positionBefore, START } from './position';
import { numbersTo, StreamsFixture } from './testing/streams.fixture';

describe('a stream of events', () => {
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

  it('delivers events from a point on again', async () => {
    const seen: number[] = [];
    const { left } = await fixture.consume(({ n }) => seen.push(n));
    await fixture.emit(2);
    const from = await fixture.emit(4);
    await fixture.emit(6);
    await eventually(async () => expect(await left()).toBe(0));

    expect(await fixture.log().rewind('group', positionBefore(from))).toBe(true);
    await eventually(() => expect(seen).toEqual([2, 4, 6, 4, 6]));
    await eventually(async () => expect(await left()).toBe(0));

    expect(await fixture.log().rewind('group', '9999999999999-0')).toBe(false);
    expect(await fixture.log().rewind('nobody', START)).toBe(false);
  });

  it('delivers dead letters again', async () => {
    let isMended = false;
    const seen: number[] = [];
    const { left } = await fixture.consume(
      ({ n }) => {
        if (!isMended) throw new Error('broken');
        seen.push(n);
      },
      { tries: 1 },
    );
    await fixture.emit(2);
    await fixture.emit(4);
    await eventually(async () => expect(await fixture.dead().newest(3)).toHaveLength(2));

    isMended = true;
    expect(await fixture.log().revive(START)).toBe(2);

    await eventually(() => expect(seen).toEqual([2, 4]));
    await eventually(async () => expect(await left()).toBe(0));
    expect(await fixture.dead().newest(1)).toEqual([]);
    expect(await fixture.log().revive(START)).toBe(0);
  });

  it('keeps a number of finished entries, and all that any group has yet to finish', async () => {
    await fixture.redis.xgroup('CREATE', fixture.even, 'other', START, 'MKSTREAM');
    for (const n of numbersTo(30)) await fixture.emit(n, 'thing.made', fixture.even);
    const idsAfterARun = async () => {
      let isHandled = false;
      const { app } = await fixture.consume(() => (isHandled = true), { keep: 10 });
      await fixture.emit(31, 'thing.made', fixture.even);
      await eventually(() => expect(isHandled).toBe(true));
      await app.close();
      return (await fixture.log().newest(99)).map(({ id }) => id);
    };

    const ids = await idsAfterARun();
    expect(ids).toHaveLength(31);

    await fixture.redis.xgroup('SETID', fixture.even, 'other', ids[14]!);
    expect((await idsAfterARun()).slice(0, -1)).toEqual(ids.slice(15));

    await fixture.redis.xreadgroup('GROUP', 'other', 'consumer', 'COUNT', 99, 'STREAMS', fixture.even, '>');
    await fixture.redis.xack(fixture.even, 'other', ...ids.slice(16));
    expect((await idsAfterARun()).slice(0, -2)).toEqual(ids.slice(15));

    await fixture.redis.xack(fixture.even, 'other', ids[15]!);
    expect((await idsAfterARun()).length).toBeLessThanOrEqual(11);
  });
});
