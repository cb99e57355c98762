import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Redis } from '@emporium/redis';
import { v7 as uuidv7 } from 'uuid';
import { CLAIM, FORGET, GIVE_UP, STORE } from './idempotency.scripts';
import { RecordCipher } from './record-cipher';
import type { Scope } from './scope';
import type { StoredResponse } from './stored-response';

/** How long a response is stored, unless its route says otherwise. */
export const TTL_SECONDS = 24 * 3600;
/** How long a claim holds, after which a repeat may take it over: longer than a request may take. */
const CLAIM_MS = 10_000;
/** How many keys a user may have in a day: far more than anybody needs by hand, or for an import. */
const MOST_KEYS = { customer: 10_000, admin: 100_000 };
/** A response whose encrypted form is longer is not stored. */
const MOST_ENCRYPTED_LENGTH = 16_384;

/** The right to handle a request; a resumed one was taken over from a process that never said what came of it. */
export interface Claim {
  readonly scope: Scope;
  readonly owner: string;
  readonly operationId: string;
  readonly isResumed: boolean;
  readonly ttlSeconds: number;
}

/** The state in which a key is found. */
export type KeyState =
  | { readonly state: 'claimed'; readonly claim: Claim }
  | { readonly state: 'answered'; readonly encrypted: string }
  | { readonly state: 'running' }
  | { readonly state: 'reused' }
  | { readonly state: 'too-many'; readonly retryAfterSeconds: number };

/**
 * Idempotency records; keys: `idempotency:{<userId>}:<method>:<path>:<key>` and on public routes
 * `idempotency:anonymous:<method>:<path>:<fingerprint>:<key>` (hash fingerprint, operation, then owner and claimedUntil
 * or answer, the encrypted response), `idempotency:{<userId>}:live` (string, how many keys the user has had since it
 * began).
 */
@Injectable()
export class IdempotencyRepository {
  constructor(
    private readonly redis: Redis,
    private readonly cipher: RecordCipher,
  ) {}

  /** @param fingerprints of the body, under the current secret and the previous one */
  async claim(scope: Scope, fingerprints: readonly string[], ttlSeconds = TTL_SECONDS): Promise<KeyState> {
    const owner = randomUUID();
    const [current = '', previous = ''] = fingerprints;
    const mostKeys = scope.user?.isAdmin ? MOST_KEYS.admin : MOST_KEYS.customer;
    const [state, value] = await CLAIM.run(this.redis, keysOf(scope), [
      ...[current, previous, owner, uuidv7(), CLAIM_MS, ttlSeconds, mostKeys, TTL_SECONDS],
    ]);
    switch (state) {
      case 'CLAIMED':
      case 'RESUMED': {
        const claim = { scope, owner, operationId: value, isResumed: state === 'RESUMED', ttlSeconds };
        return { state: 'claimed', claim };
      }
      case 'ANSWERED':
        return { state: 'answered', encrypted: value };
      case 'TOO_MANY':
        return { state: 'too-many', retryAfterSeconds: Math.max(1, value) };
      default:
        return { state: state === 'RUNNING' ? 'running' : 'reused' };
    }
  }

  async isKnown({ record }: Scope): Promise<boolean> {
    return (await this.redis.exists(record)) === 1;
  }

  decrypt(encrypted: string): StoredResponse {
    return JSON.parse(this.cipher.decrypt(encrypted)) as StoredResponse;
  }

  /** Stores the response for repeats. One that is too long is not: a repeat finds the effect by the operation's id. */
  async store(claim: Claim, response: StoredResponse): Promise<void> {
    const { scope, owner, ttlSeconds } = claim;
    const encrypted = this.cipher.encrypt(JSON.stringify(response));
    if (encrypted.length > MOST_ENCRYPTED_LENGTH) return this.giveUp(claim);
    await STORE.run(this.redis, [scope.record], [owner, encrypted, ttlSeconds]);
  }

  /** Ends a claim whose effect is unknown: a repeat may run the handler again, as the same operation. */
  async giveUp({ scope, owner }: Claim): Promise<void> {
    await GIVE_UP.run(this.redis, [scope.record], [owner]);
  }

  /** Removes the record of an attempt that had no effect: the key may be used anew. */
  async forget({ scope, owner }: Claim): Promise<void> {
    await FORGET.run(this.redis, keysOf(scope), [owner, '']);
  }

  /** Removes a response that is no longer true: the key may be used anew. Does nothing when another has replaced it. */
  async forgetResponse(scope: Scope, encrypted: string): Promise<void> {
    await FORGET.run(this.redis, keysOf(scope), ['', encrypted]);
  }
}

const keysOf = ({ record, user }: Scope) => (user ? [record, user.countKey] : [record]);
