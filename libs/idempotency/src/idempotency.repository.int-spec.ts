import { once } from 'node:events';
import { connectRedis, type Redis } from '@emporium/redis';
import { startTestRedis } from '@emporium/testing';
import { type Claim, IdempotencyRepository } from './idempotency.repository';
import { RecordCipher } from './record-cipher';
import type { Scope } from './scope';

const DAY_SECONDS = 24 * 3600;
const FINGERPRINT = ['fingerprint'];
const RESPONSE = { status: 201, body: { id: '1' } };

describe('idempotency records', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;
  let records: IdempotencyRepository;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = connectRedis(server.url, console.error);
    await once(redis, 'ready');
    records = new IdempotencyRepository(
      redis,
      new RecordCipher({ current: 'a secret of at least thirty-two bytes' }),
    );
  });
  beforeEach(() => redis.flushall());
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  const scopeOf = (user: string, key = 'key'): Scope => ({
    record: `idempotency:{${user}}:POST:/notes:${key}`,
    user: { countKey: `idempotency:{${user}}:live`, isAdmin: false },
  });
  const KIM = scopeOf('kim');
  const claim = async (scope = KIM, fingerprints = FINGERPRINT, ttlSeconds?: number): Promise<Claim> => {
    const found = await records.claim(scope, fingerprints, ttlSeconds);
    if (found.state !== 'claimed') throw new Error(found.state);
    return found.claim;
  };
  const stateOf = async (scope = KIM, fingerprints = FINGERPRINT) =>
    (await records.claim(scope, fingerprints)).state;
  /** As if the claim's owner had been silent for so long. */
  const age = ({ scope }: Claim, ms: number) => redis.hincrby(scope.record, 'claimedUntil', -ms);

  it('keep others away for 10 s after a claim, and then let one take it over with its operation', async () => {
    const first = await claim();
    await age(first, 9_000);
    expect(await stateOf()).toBe('running');
    await age(first, 1_000);

    const second = await claim();

    expect(second).toMatchObject({ operationId: first.operationId, isResumed: true });
    expect(second.owner).not.toBe(first.owner);
    expect(await stateOf()).toBe('running');
  });

  it('let one of many take a claim over', async () => {
    await records.giveUp(await claim());

    const states = await Promise.all(Array.from({ length: 10 }, () => stateOf()));

    expect(states.filter((state) => state === 'claimed')).toHaveLength(1);
    expect(states.filter((state) => state === 'running')).toHaveLength(9);
  });

  it('let a claim that was given up be taken over at once, for the same body alone', async () => {
    const first = await claim();
    await records.giveUp(first);

    expect(await stateOf(KIM, ['another'])).toBe('reused');
    expect((await claim()).operationId).toBe(first.operationId);
  });

  it.each<[string, (claim: Claim) => Promise<void>]>([
    ['answer', (late) => records.store(late, { status: 200, body: 'late' })],
    ['forget', (late) => records.forget(late)],
    ['give up', (late) => records.giveUp(late)],
  ])('do not let an owner %s a claim that somebody else has taken over', async (_, settle) => {
    const first = await claim();
    await age(first, 10_000);
    const second = await claim();

    await settle(first);

    expect(await redis.hget(KIM.record, 'owner')).toBe(second.owner);
    expect(await redis.hexists(KIM.record, 'answer')).toBe(0);
    await records.store(second, RESPONSE);
    await settle(first);
    const found = await records.claim(KIM, FINGERPRINT);
    expect(found.state === 'answered' && records.decrypt(found.encrypted)).toEqual(RESPONSE);
  });

  it('never outlive their time, whatever they hold', async () => {
    const claimed = await claim();
    const ttls = [await redis.ttl(KIM.record)];
    await records.giveUp(claimed);
    ttls.push(await redis.ttl(KIM.record));
    const resumed = await claim();
    ttls.push(await redis.ttl(KIM.record));
    await records.store(resumed, RESPONSE);
    ttls.push(await redis.ttl(KIM.record), await redis.ttl('idempotency:{kim}:live'));

    for (const ttl of ttls) {
      expect(ttl).toBeGreaterThan(DAY_SECONDS - 60);
      expect(ttl).toBeLessThanOrEqual(DAY_SECONDS);
    }
  });

  it('live no longer for being taken over, as what the effect has noted may be gone by then', async () => {
    await records.giveUp(await claim());
    await redis.expire(KIM.record, 100);

    await claim();

    expect(await redis.ttl(KIM.record)).toBeLessThanOrEqual(100);
  });

  it('hold no long answer; a repeat of its request finds the effect by the operation', async () => {
    const first = await claim();
    await records.store(first, { status: 201, body: 'x'.repeat(20_000) });
    expect(await redis.memory('USAGE', KIM.record)).toBeLessThan(1_000);

    const repeat = await claim();
    await records.store(repeat, { status: 201, body: 'x'.repeat(10_000) });

    expect(repeat).toMatchObject({ operationId: first.operationId, isResumed: true });
    expect(await stateOf()).toBe('answered');
  });

  it('keep an answer for a day from when it was given', async () => {
    const claimed = await claim();
    await redis.expire(KIM.record, 100);

    await records.store(claimed, RESPONSE);

    expect(await redis.ttl(KIM.record)).toBeGreaterThan(DAY_SECONDS - 60);
  });

  it('last as long as their route says', async () => {
    await records.store(await claim(KIM, FINGERPRINT, 900), RESPONSE);

    expect(await redis.ttl(KIM.record)).toBeGreaterThan(890);
    expect(await redis.ttl(KIM.record)).toBeLessThanOrEqual(900);
  });

  it('that are forgotten begin anew, as another operation', async () => {
    const first = await claim();
    await records.forget(first);

    const second = await claim(KIM, ['another']);

    expect(second.isResumed).toBe(false);
    expect(second.operationId).not.toBe(first.operationId);
  });

  it('lose an answer that holds no more, but not the one that came after it', async () => {
    await records.store(await claim(), RESPONSE);
    const dead = await records.claim(KIM, FINGERPRINT);
    const encrypted = dead.state === 'answered' ? dead.encrypted : '';
    await records.forgetResponse(KIM, encrypted);
    const next = await claim();

    await records.forgetResponse(KIM, encrypted);
    expect(await redis.hget(KIM.record, 'owner')).toBe(next.owner);
    await records.store(next, RESPONSE);
    await records.forgetResponse(KIM, encrypted);
    expect(await stateOf()).toBe('answered');
  });

  it('are at most 10,000 a user in a day; another user, or a key known, is not refused', async () => {
    await records.store(await claim(), RESPONSE);
    await redis.set('idempotency:{kim}:live', 10_000, 'EX', 500);

    const refused = await records.claim(scopeOf('kim', 'one-more'), FINGERPRINT);

    expect(refused).toEqual({ state: 'too-many', retryAfterSeconds: 500 });
    expect(await redis.exists('idempotency:{kim}:POST:/notes:one-more')).toBe(0);
    expect(await stateOf()).toBe('answered');
    expect(await stateOf(scopeOf('lee'))).toBe('claimed');
  });

  it('count a key once, and not when it was forgotten', async () => {
    const first = await claim();
    await age(first, 10_000);
    await records.store(await claim(), RESPONSE);
    await stateOf();
    await records.forget(await claim(scopeOf('kim', 'other')));

    expect(await redis.get('idempotency:{kim}:live')).toBe('1');
  });
});
