import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { compare, genSaltSync, getRounds, hash } from 'bcrypt';
import { UserServiceConfig } from '../user-service.config';
import { FairQueue } from './fair-queue';
import { MAX_PASSWORD_BYTES } from './is-password.decorator';

/** Size of Node's thread pool, which bcrypt shares with DNS lookups and files. */
const THREAD_POOL_SIZE = 4;
/** How long a hash takes at cost 10; each step up doubles it. */
const EXPECTED_MS = 60;

/** `outdated`: right, but its hash should be renewed. */
export type Match = 'wrong' | 'right' | 'outdated';

/**
 * Hashes passwords in Unicode's form C, since devices encode the same letter differently. One core and one thread of
 * the pool stay free for everything else.
 *
 * @see NIST SP 800-63B, 3.1.1.2
 */
@Injectable()
export class PasswordHasher {
  private readonly cost: number;
  /** The highest cost of any hash so far: every comparison takes as long as one of this cost. */
  private highestCost: number;
  private readonly queue: FairQueue;
  /** For each cost a hash that matches no password. */
  private readonly dummyHashes = new Map<number, string>();

  constructor({ BCRYPT_COST }: UserServiceConfig) {
    const concurrency = Math.min(Math.max(availableParallelism() - 1, 1), THREAD_POOL_SIZE - 1);
    this.cost = BCRYPT_COST;
    this.highestCost = BCRYPT_COST;
    this.queue = new FairQueue(concurrency, EXPECTED_MS * 2 ** (BCRYPT_COST - 10));
  }

  /** @param account in whose turn it is hashed, see `FairQueue` @throws OverloadedError */
  hash(password: string, account: string): Promise<string> {
    return this.queue.run(account, () => hash(password.normalize('NFC'), this.cost));
  }

  /**
   * Compares a password with a hash, in form C or, as older versions hashed it, as it was typed. Without a hash, for a
   * user who does not exist, and with a hash of another cost, it takes as long as for any wrong password.
   *
   * @param account in whose turn it is compared, see `FairQueue`
   * @throws OverloadedError
   */
  match(password: string, known: string | undefined, account: string): Promise<Match> {
    const passwordHash = known ?? this.dummyHash(this.cost);
    const normalized = password.normalize('NFC');
    return this.queue.run(account, async () => {
      const isRight = await this.isHashOf(passwordHash, normalized);
      const isRightAsTyped = normalized !== password && (await this.isHashOf(passwordHash, password));
      if (!isRight && !isRightAsTyped) return 'wrong';
      return isRight && getRounds(passwordHash) >= this.cost ? 'right' : 'outdated';
    });
  }

  /** Pads the time to that of the highest cost: hashes of cost 8, 8 and 9 together take as long as one of cost 10. */
  private async isHashOf(passwordHash: string, password: string): Promise<boolean> {
    const cost = getRounds(passwordHash);
    this.highestCost = Math.max(this.highestCost, cost);
    const isEqual = await compare(password, passwordHash);
    for (let padding = cost; padding < this.highestCost; padding++)
      await compare(password, this.dummyHash(padding));
    return isEqual && Buffer.byteLength(password) <= MAX_PASSWORD_BYTES;
  }

  private dummyHash(cost: number): string {
    const dummy = this.dummyHashes.get(cost) ?? `${genSaltSync(cost)}${'.'.repeat(31)}`;
    this.dummyHashes.set(cost, dummy);
    return dummy;
  }
}
