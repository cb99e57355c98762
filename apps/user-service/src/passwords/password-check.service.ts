import { Injectable } from '@nestjs/common';
import { currentContext } from '@emporium/http';
import { canonicalEmail, type LoginAttempt, type User } from '@emporium/user-data';
import { FailedLoginsService } from './failed-logins.service';
import { type Match, PasswordHasher } from './password-hasher';

/** The only way to compare a password: each comparison is an attempt to log in, and counts as one. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly failures: FailedLoginsService,
    private readonly hasher: PasswordHasher,
  ) {}

  /**
   * Says whether it is the password of the account. Hashes for an unknown address too, so that both take equally long.
   *
   * @param device see {@link LoginAttempt}
   * @throws TooManyFailedLoginsError, OverloadedError
   */
  async match(email: string, password: string, user: User | undefined, device?: string): Promise<Match> {
    const clientAddress = currentContext()?.clientAddress ?? 'unknown';
    const attempt: LoginAttempt = { email, clientAddress, device };
    await this.failures.admit(attempt);
    const match = await this.hasher.match(password, user?.passwordHash, canonicalEmail(email));
    if (match === 'wrong') await this.failures.addFailure(attempt);
    else await this.failures.forgive(attempt);
    return match;
  }
}
