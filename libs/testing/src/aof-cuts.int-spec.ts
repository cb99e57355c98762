import Redis from 'ioredis';
import { AofCuts } from './aof-cuts';

describe('AofCuts', () => {
  let aof: AofCuts;
  let redis: Redis;
  beforeAll(async () => {
    aof = await AofCuts.start();
    redis = new Redis(aof.url);
    await redis.set('before', 1);
  });
  afterAll(async () => {
    redis.disconnect();
    await aof.stop();
  });

  it('finds nothing wrong with one transaction, wherever it is cut', async () => {
    const report = await aof.cut(() => redis.multi().set('a', 1).set('b', 2).exec(), 1000);

    expect(report.loads).toBe(report.length + 1);
    expect(report.broken).toEqual([]);
  });

  it('reports the cuts that leave the first of two writes behind', async () => {
    const step = async () => {
      await redis.set('c', 1);
      await redis.set('d', 2);
    };

    const { length, broken } = await aof.cut(step, 1000);

    expect(broken).toEqual(Array.from({ length: length / 2 }, (_, index) => length / 2 + index));
  });

  it('refuses a step that writes nothing', async () => {
    await expect(aof.cut(() => redis.get('before'), 1000)).rejects.toThrow('The step changed nothing.');
  });
});
