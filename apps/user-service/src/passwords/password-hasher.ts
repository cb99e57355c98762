import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { compare, genSaltSync, hash } from 'bcrypt';
import { UserServiceConfig } from '../user-service.config';
import { BoundedQueue } from './bounded-queue';
import { MAX_PASSWORD_BYTES } from './is-password.decorator';

/** Threads that Node shares between bcrypt, name look-ups and files. */
const THREAD_POOL_SIZE = 4;
/** At cost 10 the last of them waits for about three and a half seconds. */
const MAX_WAITING_PER_CORE = 64;

/** Hashes passwords; one core and one thread of the pool stay free for everything else. */
@Injectable()
export class PasswordHasher {
  private readonly cost: number;
  private readonly queue: BoundedQueue;
  /** A hash of the configured cost that no password has. */
  private readonly dummyHash: string;

  constructor({ BCRYPT_COST }: UserServiceConfig) {
    const concurrency = Math.min(Math.max(availableParallelism() - 1, 1), THREAD_POOL_SIZE - 1);
    this.cost = BCRYPT_COST;
    this.queue = new BoundedQueue({ concurrency, maxWaiting: concurrency * MAX_WAITING_PER_CORE });
    this.dummyHash = `${genSaltSync(BCRYPT_COST)}${'.'.repeat(31)}`;
  }

  /** @throws UnavailableError when too many hashes are waiting */
  hash(password: string): Promise<string> {
    return this.queue.run(() => hash(password, this.cost));
  }

  /**
   * Says whether the password is the one that was hashed. Without a hash, for a user who does not exist, it
   * takes as long as for a wrong password.
   *
   * @throws UnavailableError when too many hashes are waiting
   */
  async matches(password: string, passwordHash = this.dummyHash): Promise<boolean> {
    const isEqual = await this.queue.run(() => compare(password, passwordHash));
    return isEqual && Buffer.byteLength(password) <= MAX_PASSWORD_BYTES;
  }
}
