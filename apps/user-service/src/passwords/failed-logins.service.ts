import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type FailedLogins, FailedLoginsRepository, type LoginAttempt } from '@emporium/user-data';
import { UserServiceConfig } from '../user-service.config';
import { TooManyFailedLoginsError } from './too-many-failed-logins.error';

/** Addresses that together, each with all its attempts, lock an account for devices that it does not know. */
const ADDRESSES_THAT_LOCK = 3;
/** The longest that an attempt waits before it is looked at. */
const MAX_DELAY_MS = 1_000;

/**
 * Keeps one account from being guessed at. After so many failures in a window an address is refused until the window
 * ends, with the right password too; after those of several addresses attempts from all others have to wait, longer and
 * longer, and are refused in the end.
 *
 * A device that has logged in to the account before is held to its own failures alone, so that nobody can lock its owner
 * out; the sessions that its owner has already live on.
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
    this.requireFewer(attempt, failed);
    const delayMs = this.delayMs(attempt, failed);
    if (delayMs > 0) await sleep(delayMs);
  }

  /** @throws TooManyFailedLoginsError when others failed meanwhile: this guess was one too many to be told about */
  async addFailure(attempt: LoginAttempt): Promise<void> {
    const failed = await this.failures.add(attempt, this.limit, this.config.RATE_LIMIT_WINDOW);
    this.requireFewer(attempt, failed, 1);
  }

  /** @throws TooManyFailedLoginsError when others failed meanwhile, or many guesses at once would escape the limit */
  async forgive(attempt: LoginAttempt): Promise<void> {
    const failed = await this.failures.find(attempt);
    this.requireFewer(attempt, failed);
    if (failed.ofAccount > 0) await this.failures.forgive(attempt, this.limit);
  }

  /** @param counted 1 when the attempt is among the failures */
  private requireFewer(attempt: LoginAttempt, failed: FailedLogins, counted = 0): void {
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
