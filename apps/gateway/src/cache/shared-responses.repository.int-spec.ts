import { Logger } from '@nestjs/common';
import { connectRedis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import type { CacheRedis } from '../redis/cache-redis.module';
import { SharedResponsesRepository } from './shared-responses.repository';

const ANSWER = { revision: '7', storedAt: 1, headers: { etag: '"a"' }, body: Buffer.from('{}') };

describe('answers that all gateways share', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: CacheRedis;
  let responses: SharedResponsesRepository;
  let complaints: jest.SpyInstance;

  beforeEach(async () => {
    complaints = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    server = await startTestRedis();
    redis = connectRedis(server.url, () => undefined);
    await eventually(() => expect(redis.status).toBe('ready'));
    responses = new SharedResponsesRepository(redis);
  });
  afterEach(async () => {
    complaints.mockRestore();
    redis.disconnect();
    await server.stop();
  });

  it('are kept for a minute', async () => {
    await responses.store('/a', ANSWER);

    expect(await responses.find('/a')).toEqual(ANSWER);
    expect(await responses.find('/b')).toBeUndefined();
    expect(await redis.ttl('gateway:answer:/a')).toBe(60);
  });

  it('are loaded by one of those who claim them, for each revision', async () => {
    const claims = [
      await responses.claim('/a', '7'),
      await responses.claim('/a', '7'),
      await responses.claim('/a', '8'),
    ];

    expect(claims.map(({ isClaimed }) => isClaimed)).toEqual([true, false, true]);
    expect(await redis.pttl('gateway:loading:7:/a')).toBeLessThanOrEqual(1_000);
  });

  it('come with a claim, and with the look whether somebody loads', async () => {
    await responses.store('/a', ANSWER);
    expect(await responses.claim('/a', '7')).toEqual({ found: ANSWER, isClaimed: true });
    expect(await responses.lookAgain('/a', '7')).toEqual({ found: ANSWER, isLoading: true });

    await responses.release('/a', '7');
    expect(await responses.lookAgain('/a', '7')).toEqual({ found: ANSWER, isLoading: false });
  });

  it('are loaded by everybody who asks while Redis is away', async () => {
    await server.stop();

    expect(await responses.claim('/a', '7')).toEqual({ found: undefined, isClaimed: true });
    expect(await responses.lookAgain('/a', '7')).toEqual({ found: undefined, isLoading: false });
    expect(complaints).not.toHaveBeenCalled();
  });

  it('are missing where Redis holds something else, which is worth a complaint', async () => {
    await redis.lpush('gateway:answer:/a', 'no answer');

    expect(await responses.find('/a')).toBeUndefined();
    expect(complaints).toHaveBeenCalledTimes(1);
  });
});
