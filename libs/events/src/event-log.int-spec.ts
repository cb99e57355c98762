import { eventually, startTestRedis } from '@emporium/testing';
import { positionBefore, START } from './position';
import { numbersTo, Stage } from './testing/streams.fixture';

describe('a stream of events', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let stage: Stage;

  beforeAll(async () => {
    server = await startTestRedis();
  });
  beforeEach(() => {
    stage = new Stage(server.url);
  });
  afterEach(() => stage.close());
  afterAll(() => server.stop());

  it('delivers events from a point on again', async () => {
    const seen: number[] = [];
    const { left } = await stage.consume(({ n }) => seen.push(n));
    await stage.emit(2);
    const from = await stage.emit(4);
    await stage.emit(6);
    await eventually(async () => expect(await left()).toBe(0));

    expect(await stage.log().rewind('group', positionBefore(from))).toBe(true);
    await eventually(() => expect(seen).toEqual([2, 4, 6, 4, 6]));
    await eventually(async () => expect(await left()).toBe(0));

    expect(await stage.log().rewind('group', '9999999999999-0')).toBe(false);
    expect(await stage.log().rewind('nobody', START)).toBe(false);
  });

  it('delivers dead letters again', async () => {
    let isMended = false;
    const seen: number[] = [];
    const { left } = await stage.consume(
      ({ n }) => {
        if (!isMended) throw new Error('broken');
        seen.push(n);
      },
      { tries: 1 },
    );
    await stage.emit(2);
    await stage.emit(4);
    await eventually(async () => expect(await stage.dead().newest(3)).toHaveLength(2));

    isMended = true;
    expect(await stage.log().revive(START)).toBe(2);

    await eventually(() => expect(seen).toEqual([2, 4]));
    await eventually(async () => expect(await left()).toBe(0));
    expect(await stage.dead().newest(1)).toEqual([]);
    expect(await stage.log().revive(START)).toBe(0);
  });

  it('keeps a number of finished entries, and all that any group has yet to finish', async () => {
    await stage.redis.xgroup('CREATE', stage.even, 'other', START, 'MKSTREAM');
    for (const n of numbersTo(30)) await stage.emit(n, 'thing.made', stage.even);
    const idsAfterARun = async () => {
      let isHandled = false;
      const { app } = await stage.consume(() => (isHandled = true), { keep: 10 });
      await stage.emit(31, 'thing.made', stage.even);
      await eventually(() => expect(isHandled).toBe(true));
      await app.close();
      return (await stage.log().newest(99)).map(({ id }) => id);
    };

    const ids = await idsAfterARun();
    expect(ids).toHaveLength(31);

    await stage.redis.xgroup('SETID', stage.even, 'other', ids[14]!);
    expect((await idsAfterARun()).slice(0, -1)).toEqual(ids.slice(15));

    await stage.redis.xreadgroup('GROUP', 'other', 'consumer', 'COUNT', 99, 'STREAMS', stage.even, '>');
    await stage.redis.xack(stage.even, 'other', ...ids.slice(16));
    expect((await idsAfterARun()).slice(0, -2)).toEqual(ids.slice(15));

    await stage.redis.xack(stage.even, 'other', ids[15]!);
    expect((await idsAfterARun()).length).toBeLessThanOrEqual(11);
  });
});
