import { Injectable } from '@nestjs/common';
import { type FailedLogins, FailedLoginsRepository } from '@emporium/user-data';
import { UserServiceConfig } from '../user-service.config';
import { TooManyFailedLoginsError } from './login.errors';

/**
 * Keeps one account from being guessed at from many addresses: after so many failures in a window, its logins are
 * refused until the window ends, right ones too.
 *
 * The sessions that its owner has already live on.
 */
@Injectable()
export class FailedLoginsService {
  constructor(
    private readonly failures: FailedLoginsRepository,
    private readonly config: UserServiceConfig,
  ) {}

  /** @throws TooManyFailedLoginsError */
  async refuseTooMany(email: string): Promise<void> {
    this.requireFewer(await this.failures.find(email), this.config.AUTH_RATE_LIMIT);
  }

  /** @throws TooManyFailedLoginsError when others failed meanwhile: this guess was one too many to be told about */
  async addFailure(email: string): Promise<void> {
    const failed = await this.failures.add(email, this.config.RATE_LIMIT_WINDOW);
    this.requireFewer(failed, this.config.AUTH_RATE_LIMIT + 1);
  }

  /** @throws TooManyFailedLoginsError when others failed meanwhile, or many guesses at once would escape the limit */
  async forgiveAll(email: string): Promise<void> {
    const failed = await this.failures.find(email);
    this.requireFewer(failed, this.config.AUTH_RATE_LIMIT);
    if (failed.count > 0) await this.failures.clear(email);
  }

  private requireFewer({ count, secondsLeft }: FailedLogins, than: number): void {
    if (count >= than) throw new TooManyFailedLoginsError(secondsLeft);
  }
}
