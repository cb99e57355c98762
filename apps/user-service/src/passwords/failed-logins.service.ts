import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type FailedLogins, FailedLoginsRepository, type LoginAttempt } from '@emporium/user-data';
import { UserServiceConfig } from '../user-service.config';
import { TooManyFailedLoginsError } from './password.errors';

/** So many network addresses, each at its limit, lock an account for unknown devices. */
const ADDRESSES_THAT_LOCK = 3;
/** The longest time that an attempt is delayed. */
const MAX_DELAY_MS = 1_000;

/**
 * Protects an account from guessing. A network address that reaches the limit of failures in a window is refused until
 * the window ends, even with the right password. Once the failures of all addresses together reach that limit, attempts
 * from any address are delayed, longer with each failure, and refused at three times the limit.
 *
 * A device that has logged in to the account before is limited by its own failures only, so that nobody can lock the
 * owner out. The owner's sessions are not affected.
 *
 * @see https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
@Injectable()
export class FailedLoginsService {
  private readonly limit: number;
  private readonly accountLimit: number;

  constructor(
    private readonly failures: FailedLoginsRepository,
    private readonly config: UserServiceConfig,
  ) {
    this.limit = config.AUTH_RATE_LIMIT;
    this.accountLimit = ADDRESSES_THAT_LOCK * this.limit;
  }

  /** @throws TooManyFailedLoginsError */
  async admit(attempt: LoginAttempt): Promise<void> {
    const failed = await this.failures.find(attempt);
    this.assertNotLocked(attempt, failed);
    const delayMs = this.delayMs(attempt, failed);
    if (delayMs > 0) await sleep(delayMs);
  }

  /** @throws TooManyFailedLoginsError when others failed meanwhile: then this guess must not be judged */
  async addFailure(attempt: LoginAttempt): Promise<void> {
    const failed = await this.failures.add(attempt, this.limit, this.config.RATE_LIMIT_WINDOW);
    this.assertNotLocked(attempt, failed, 1);
  }

  /** @throws TooManyFailedLoginsError when others failed meanwhile, or many guesses at once would escape the limit */
  async reset(attempt: LoginAttempt): Promise<void> {
    const failed = await this.failures.find(attempt);
    this.assertNotLocked(attempt, failed);
    if (failed.ofAccount > 0) await this.failures.reset(attempt, this.limit);
  }

  /** @param counted 1 when the attempt is among the failures */
  private assertNotLocked(attempt: LoginAttempt, failed: FailedLogins, counted = 0): void {
    const isTooMany =
      failed.ofAddress - counted >= this.limit || failed.ofAccount - counted >= this.accountLimit;
    if (isTooMany && !this.isTrusted(attempt, failed, counted)) {
      throw new TooManyFailedLoginsError(failed.secondsLeft);
    }
  }

  private isTrusted({ device }: LoginAttempt, { ofDevice }: FailedLogins, counted = 0): boolean {
    return device !== undefined && ofDevice - counted < this.limit;
  }

  private delayMs(attempt: LoginAttempt, failed: FailedLogins): number {
    const surplus = failed.ofAccount - this.limit;
    if (surplus < 0 || this.isTrusted(attempt, failed)) return 0;
    return (MAX_DELAY_MS * (surplus + 1)) / (this.accountLimit - this.limit);
  }
}
