import Redis from 'ioredis';
import { startTestRedis } from './start-test-redis';

describe('startTestRedis', () => {
  it('gives an empty Redis of version 7 or later', async () => {
    const server = await startTestRedis();
    const redis = new Redis(server.url);

    expect(await redis.dbsize()).toBe(0);
    expect(await redis.info('server')).toMatch(/redis_version:(7|8|9)\./);

    redis.disconnect();
    await server.stop();
  });
});
