import { Injectable } from '@nestjs/common';
import { Redis, RedisScript } from '@emporium/redis';
import type { Answer } from './answer';
import { Seal } from './seal';

/** How long an answer is kept. */
const KEEP_SECONDS = 24 * 3600;
/** How long a claim outlives a process that died before it answered. */
const CLAIM_SECONDS = 10;

/** The first use of a key: either we claimed it, or somebody did before. */
export type Claim =
  | { readonly claimed: true }
  | { readonly claimed: false; readonly fingerprint: string; readonly sealed?: string };

const CLAIM = new RedisScript<null | [fingerprint: string, answer: string | null]>(`
-- Claims an idempotency key, or tells what is known of it.
-- KEYS[1] record   ARGV[1] fingerprint, ARGV[2] owner, ARGV[3] seconds the claim lasts
-- Returns nothing when claimed, else { fingerprint, sealed answer or nothing }
if redis.call('EXISTS', KEYS[1]) == 1 then
  return redis.call('HMGET', KEYS[1], 'fingerprint', 'answer')
end
redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1], 'owner', ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
return false
`);

const SETTLE = new RedisScript<number>(`
-- Ends a claim: keeps the answer, or forgets the key when there is none. Only its owner can.
-- KEYS[1] record   ARGV[1] owner, ARGV[2] sealed answer or '', ARGV[3] seconds to keep it
-- Returns 1 when done, 0 when the claim is not ours any more
if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[1] then return 0 end
if ARGV[2] == '' then return redis.call('DEL', KEYS[1]) end
redis.call('HSET', KEYS[1], 'answer', ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1
`);

/** Idempotency records; key: `idempotency:<user>:<method>:<route>:<key>` (hash fingerprint, owner, answer). */
@Injectable()
export class IdempotencyRepository {
  constructor(
    private readonly redis: Redis,
    private readonly seal: Seal,
  ) {}

  /** @param owner a value unique to this attempt */
  async claim(scope: string, fingerprint: string, owner: string): Promise<Claim> {
    const found = await CLAIM.run(this.redis, [recordKey(scope)], [fingerprint, owner, CLAIM_SECONDS]);
    if (!found) return { claimed: true };
    const [recorded, sealed] = found;
    return { claimed: false, fingerprint: recorded, ...(sealed !== null && { sealed }) };
  }

  /** The answer that a claim tells of; only for who has shown the body that it answers. */
  open(sealed: string): Answer {
    return JSON.parse(this.seal.open(sealed)) as Answer;
  }

  async keep(scope: string, owner: string, answer: Answer): Promise<void> {
    const sealed = this.seal.seal(JSON.stringify(answer));
    await SETTLE.run(this.redis, [recordKey(scope)], [owner, sealed, KEEP_SECONDS]);
  }

  /** Lets the key be used anew: the attempt had no effect worth repeating. */
  async forget(scope: string, owner: string): Promise<void> {
    await SETTLE.run(this.redis, [recordKey(scope)], [owner, '', 0]);
  }
}

const recordKey = (scope: string) => `idempotency:${scope}`;
