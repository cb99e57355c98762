import { Injectable } from '@nestjs/common';
import { currentContext } from '@emporium/http';
import { SecurityEvents } from '@emporium/service';
import { canonicalEmail, type LoginAttempt, type User } from '@emporium/user-data';
import { FailedLoginsService } from './failed-logins.service';
import { type Match, PasswordHasher } from './password-hasher';
import { TooManyFailedLoginsError } from './password.errors';

/** A password that a client claims to be that of an account. */
export interface Guess {
  readonly email: string;
  readonly password: string;
  /** The user who has the address, if any. */
  readonly user: User | undefined;
  /** See {@link LoginAttempt}. */
  readonly device?: string;
  /** The session in which the password was sent; absent at a login. */
  readonly sessionId?: string;
}

/** The only way to compare a password: each comparison counts as an attempt to log in. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly failures: FailedLoginsService,
    private readonly hasher: PasswordHasher,
    private readonly events: SecurityEvents,
  ) {}

  /**
   * Compares the password with that of the account. Hashes also for an unknown address, so that both take equally long.
   *
   * @throws TooManyFailedLoginsError, OverloadedError
   */
  async match(guess: Guess): Promise<Match> {
    const { email, user, sessionId } = guess;
    const fields = { outcome: 'failure', account: user?.id ?? canonicalEmail(email), sessionId } as const;
    try {
      const match = await this.attempt(guess);
      if (match === 'wrong') this.events.record({ event: 'login.failed', ...fields });
      return match;
    } catch (error) {
      if (error instanceof TooManyFailedLoginsError) this.events.record({ event: 'login.locked', ...fields });
      throw error;
    }
  }

  private async attempt({ email, password, user, device, sessionId }: Guess): Promise<Match> {
    const attempt: LoginAttempt = {
      email,
      clientAddress: currentContext()?.clientAddress ?? 'unknown',
      device: device ?? (sessionId && `session ${sessionId}`),
    };
    await this.failures.admit(attempt);
    const match = await this.hasher.match(password, user?.passwordHash, canonicalEmail(email));
    if (match === 'wrong') await this.failures.addFailure(attempt);
    else await this.failures.reset(attempt);
    return match;
  }
}
