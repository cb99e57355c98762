import { Injectable } from '@nestjs/common';
import { Authenticator, type Identity, InvalidTokenError, Tokens } from '@emporium/auth';
import { type DeviceSession, SessionsRepository, type User, UsersRepository } from '@emporium/user-data';
import { v7 as uuidv7 } from 'uuid';
import { PasswordHasher } from '../passwords/password-hasher';
import { toUserDto } from '../users/user.dto';
import type { LoginAnswerDto, LoginDto, VerificationDto } from './login.dto';
import { FailedLoginsService } from './failed-logins.service';
import { InvalidCredentialsError, InvalidRefreshTokenError, RefreshTokenReusedError } from './login.errors';
import { SessionTokens } from './session-tokens';

@Injectable()
export class LoginsService {
  constructor(
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly failures: FailedLoginsService,
    private readonly hasher: PasswordHasher,
    private readonly sessionTokens: SessionTokens,
    private readonly tokens: Tokens,
    private readonly authenticator: Authenticator,
  ) {}

  /**
   * Hashes for an unknown address too, so that both refusals take equally long.
   *
   * @throws InvalidCredentialsError, TooManyFailedLoginsError
   */
  async login({ email, password }: LoginDto, userAgent: string): Promise<LoginAnswerDto> {
    const [user] = await Promise.all([this.users.findByEmail(email), this.failures.refuseTooMany(email)]);
    const isRight = await this.hasher.matches(password, user?.passwordHash);
    if (!user || !isRight) {
      await this.failures.addFailure(email);
      throw new InvalidCredentialsError();
    }
    await this.failures.forgiveAll(email);
    await this.users.settleEmail(user, email);
    const session = await this.openSession(user, userAgent);
    return this.sessionTokens.issue(user, session.id, session);
  }

  /** @throws InvalidRefreshTokenError, RefreshTokenReusedError */
  async refresh(refreshToken: string, operationId?: string): Promise<LoginAnswerDto> {
    const { userId, sessionId, generation } = await this.sessionTokens.verifyRefresh(refreshToken);
    const user = await this.users.find(userId);
    if (!user) throw new InvalidRefreshTokenError();
    const refreshed = await this.sessions.refresh(userId, sessionId, generation, operationId);
    if (refreshed === 'reused') throw new RefreshTokenReusedError();
    if (refreshed === 'ended') throw new InvalidRefreshTokenError();
    return this.sessionTokens.issue(user, sessionId, refreshed);
  }

  async logout({ userId, sessionId }: Identity): Promise<void> {
    await this.sessions.end(userId, sessionId);
  }

  async verify(token: string): Promise<VerificationDto> {
    try {
      const claims = await this.tokens.verify('access', token);
      const { userId } = await this.authenticator.identify(claims);
      const user = await this.users.find(userId);
      if (!user) return { valid: false };
      return { valid: true, user: toUserDto(user), expiresAt: new Date(claims.exp * 1000).toISOString() };
    } catch (error) {
      if (error instanceof InvalidTokenError) return { valid: false };
      throw error;
    }
  }

  /**
   * Ends the session again if the password has changed since it was compared: the change may have looked for
   * sessions to end before this one was there.
   */
  private async openSession(user: User, userAgent: string): Promise<DeviceSession> {
    const { id: userId, role } = user;
    const session = await this.sessions.open({ id: uuidv7(), userId, role, userAgent });
    if ((await this.users.find(userId))?.passwordHash === user.passwordHash) return session;
    await this.sessions.end(userId, session.id);
    throw new InvalidCredentialsError();
  }
}
