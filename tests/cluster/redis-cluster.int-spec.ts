import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { askRedis, type RunningRedisCluster, startRedisCluster } from '@emporium/local-suite';
import { connectRedis, isRedisUnavailable, Redis, RedisScript } from '@emporium/redis';
import { eventually } from '@emporium/testing';
import { moveSlot } from './move-slot';

const COUNT = new RedisScript<number>(`
-- Counts in two keys of one slot.
-- KEYS[1] and KEYS[2] counters
-- Returns the second's value
redis.call('INCR', KEYS[1])
return redis.call('INCR', KEYS[2])
`);

let cluster: RunningRedisCluster;
const connections: Redis[] = [];
const connect = (url = cluster.url) => {
  const redis = connectRedis(url, () => undefined);
  connections.push(redis);
  return redis;
};
const connected = async (url?: string) => {
  const redis = connect(url);
  await once(redis, 'ready');
  return redis;
};
const slotOf = async (key: string) =>
  Number((await askRedis(cluster.nodes[0]!.port, `CLUSTER KEYSLOT ${key}`)).slice(1));
/** A key in the slots of a node. */
const keyOn = async (index: number) => {
  for (let number = 0; ; number++) {
    const slot = await slotOf(`key-${number}`);
    if (Math.floor((slot * 3) / 16_384) === index) return `key-${number}`;
  }
};

beforeAll(async () => {
  cluster = await startRedisCluster({ role: 'data' });
});
afterEach(() => connections.splice(0).forEach((redis) => redis.disconnect()));
afterAll(() => cluster.stop());

describe('a connection to Redis Cluster', () => {
  it('reaches every slot from the address of any node', async () => {
    for (const { url } of cluster.nodes) {
      const redis = await connected(url);
      expect(redis.status).toBe('ready');
      expect(redis.servers()).toHaveLength(3);
      expect(await redis.ping()).toBe('PONG');

      const keys = Array.from({ length: 100 }, (_, number) => `any:${number}`);
      await Promise.all(keys.map((key) => redis.set(key, url)));
      expect(await Promise.all(keys.map((key) => redis.get(key)))).toEqual(keys.map(() => url));
      expect(await redis.mget([...keys, 'nothing'])).toEqual([...keys.map(() => url), null]);
    }
  });

  it('serves the first commands to every node at once', async () => {
    const redis = await connected();
    const keys = Array.from({ length: 50 }, (_, number) => `first:${number}`);

    expect(await Promise.all(keys.map((key) => redis.incr(key)))).toEqual(keys.map(() => 1));
  });

  it('follows a slot that moves while scripts run on it', async () => {
    const redis = await connected();
    const [from, to] = cluster.nodes as [(typeof cluster.nodes)[0], (typeof cluster.nodes)[0]];
    const tag = await keyOn(0);
    const keys = [`{${tag}}:one`, `{${tag}}:two`];
    const filler = Array.from({ length: 200 }, (_, number) => `{${tag}}:filler:${number}`);
    await Promise.all(filler.map((key) => redis.set(key, 'x')));
    const outcome = { done: 0, putOff: 0, isOver: false };
    const count = async () => {
      while (!outcome.isOver) {
        await COUNT.run(redis, keys).then(
          () => outcome.done++,
          (error: unknown) => {
            expect(isRedisUnavailable(error)).toBe(true);
            outcome.putOff++;
          },
        );
      }
    };

    const counting = Promise.all([count(), count(), count(), count()]);
    await moveSlot(await slotOf(tag), from, to, cluster.nodes);
    await sleep(100);
    await moveSlot(await slotOf(tag), to, from, cluster.nodes);
    outcome.isOver = true;
    await counting;

    expect(await redis.mget(...keys)).toEqual([String(outcome.done), String(outcome.done)]);
    expect(outcome.done).toBeGreaterThan(100);
    expect(outcome.putOff).toBeLessThan(outcome.done / 100);
  });

  it('sends no command twice when its connections break', async () => {
    const redis = await connected();
    const outcome = { done: 0, failed: 0 };
    const counting = (async () => {
      for (let round = 0; round < 300; round++) {
        const calls = Array.from({ length: 5 }, () => redis.incr('once'));
        for (const { status } of await Promise.allSettled(calls))
          outcome[status === 'fulfilled' ? 'done' : 'failed']++;
        await sleep(2);
      }
    })();
    for (let kill = 0; kill < 10; kill++) {
      for (const { port } of cluster.nodes)
        await askRedis(port, 'CLIENT KILL TYPE normal SKIPME yes').catch(() => undefined);
      await sleep(60);
    }
    await counting;

    const value = Number(await eventually(() => redis.get('once')));
    expect(value).toBeGreaterThanOrEqual(outcome.done);
    expect(value).toBeLessThanOrEqual(outcome.done + outcome.failed);
    expect(outcome.done).toBeGreaterThan(0);
  });

  it('fails in time for a master that is gone, serves the others, and recovers by itself', async () => {
    const redis = await connected();
    const [mine, others] = [await keyOn(1), await keyOn(2)];
    await Promise.all([redis.set(mine, 'kept'), redis.set(others, 'kept')]);

    cluster.nodes[1]?.kill('SIGKILL');
    await cluster.nodes[1]?.exited;
    const start = Date.now();
    const error = await redis.get(mine).catch((reason: unknown) => reason);
    expect(isRedisUnavailable(error)).toBe(true);
    expect(Date.now() - start).toBeLessThan(1_000);
    expect(await redis.get(others)).toBe('kept');
    await expect(redis.ping()).rejects.toThrow();

    await cluster.nodes[1]?.restart();
    await eventually(async () => expect(await redis.get(mine)).toBe('kept'), { timeoutMs: 15_000 });
    expect(await eventually(() => redis.ping())).toBe('PONG');
  });

  it('is made once the cluster is there, when it was away at the start', async () => {
    cluster.nodes[0]?.kill('SIGKILL');
    await cluster.nodes[0]?.exited;
    const redis = connect();
    await expect(redis.get('anything')).rejects.toThrow();

    await cluster.nodes[0]?.restart();

    await eventually(async () => expect(await redis.get('any:1')).toBe(cluster.nodes[2]?.url), {
      timeoutMs: 15_000,
    });
    expect(redis.servers()).toHaveLength(3);
  });
});
