import { Injectable } from '@nestjs/common';
import { Authenticator, type Identity, InvalidTokenError, Tokens } from '@emporium/auth';
import { retryOnConflict } from '@emporium/http';
import { SecurityEvents } from '@emporium/service';
import {
  canonicalEmail,
  type DeviceSession,
  SessionsRepository,
  type User,
  UsersRepository,
} from '@emporium/user-data';
import { v7 as uuidv7 } from 'uuid';
import { OverloadedError } from '../passwords/password.errors';
import { PasswordCheck } from '../passwords/password-check.service';
import { PasswordHasher } from '../passwords/password-hasher';
import { toUserDto } from '../users/user.dto';
import type { LoginAnswerDto, LoginDto, VerificationDto } from './login.dto';
import { DeviceTokens } from './device-tokens';
import { InvalidCredentialsError, InvalidRefreshTokenError, RefreshTokenReusedError } from './login.errors';
import { SessionTokens } from './session-tokens';

/** How often a session is opened anew because the password has changed meanwhile. */
const ATTEMPTS = 10;

/** What is known of the device and the request of a login. */
export interface LoginCircumstances {
  readonly userAgent: string;
  /** The token that the device got at its last login. */
  readonly deviceToken?: string;
  /** With it one session is opened, even if this process dies and the request is repeated. */
  readonly operationId?: string;
}

/** What a device gets for a login. */
export interface Login {
  readonly answer: LoginAnswerDto;
  /** With it the account recognizes the device. */
  readonly deviceToken: string;
}

@Injectable()
export class LoginsService {
  constructor(
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly passwords: PasswordCheck,
    private readonly hasher: PasswordHasher,
    private readonly devices: DeviceTokens,
    private readonly sessionTokens: SessionTokens,
    private readonly tokens: Tokens,
    private readonly authenticator: Authenticator,
    private readonly events: SecurityEvents,
  ) {}

  /** @throws InvalidCredentialsError, TooManyFailedLoginsError */
  async login(
    { email, password }: LoginDto,
    { userAgent, deviceToken, operationId }: LoginCircumstances,
  ): Promise<Login> {
    const user = await this.users.findByEmail(email);
    const device = await this.devices.deviceOf(user?.id, deviceToken);
    const match = await this.passwords.match({ email, password, user, device });
    if (!user || match === 'wrong') throw new InvalidCredentialsError();
    await this.users.confirmEmail(user, email);
    const session = await this.openSession(user, password, userAgent, operationId);
    if (match === 'outdated') await this.renewHash(user, password);
    return {
      answer: await this.sessionTokens.issue(user, session.id, session),
      deviceToken: await this.devices.issue(user.id, device ?? session.id),
    };
  }

  /**
   * @param operationId the same for each repeat of a request under a key
   * @throws InvalidRefreshTokenError, RefreshTokenReusedError
   */
  async refresh(
    refreshToken: string,
    operationId?: string,
  ): Promise<{ answer: LoginAnswerDto; isRepeat: boolean }> {
    const { userId, sessionId, generation } = await this.sessionTokens.verifyRefresh(refreshToken);
    const user = await this.users.find(userId);
    if (!user) throw new InvalidRefreshTokenError();
    const refreshed = await this.sessions.refresh(userId, sessionId, generation, operationId);
    if (refreshed === 'reused') {
      this.events.record({ event: 'refresh.reused', outcome: 'failure', account: userId, sessionId });
      throw new RefreshTokenReusedError();
    }
    if (refreshed === 'ended') throw new InvalidRefreshTokenError();
    const answer = await this.sessionTokens.issue(user, sessionId, refreshed);
    return { answer, isRepeat: refreshed.isRepeat };
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
   * Opens a session, and ends it again if the password has changed since it was compared: the change may have ended the
   * user's sessions before this one existed. A new hash of the same password is no change.
   */
  private openSession(
    user: User,
    password: string,
    userAgent: string,
    operationId?: string,
  ): Promise<DeviceSession> {
    let compared = user;
    let onceAs = operationId;
    return retryOnConflict(ATTEMPTS, async () => {
      const { id: userId, role } = compared;
      const session =
        (onceAs && (await this.sessions.openOnce({ id: onceAs, userId, role, userAgent }))) ||
        (await this.sessions.open({ id: uuidv7(), userId, role, userAgent }));
      const present = await this.users.find(userId);
      if (present?.passwordHash === compared.passwordHash) return session;
      await this.sessions.end(userId, session.id);
      if (!present || (await this.isWrong(present, password))) throw new InvalidCredentialsError();
      [compared, onceAs] = [present, undefined];
      return undefined;
    });
  }

  private async isWrong(user: User, password: string): Promise<boolean> {
    return (await this.passwords.match({ email: user.email, password, user })) === 'wrong';
  }

  /** Renews an outdated hash. When there is no time for that now, the next login does it. */
  private async renewHash(user: User, password: string): Promise<void> {
    try {
      const passwordHash = await this.hasher.hash(password, canonicalEmail(user.email));
      await this.users.change(user, { ...user, passwordHash });
    } catch (error) {
      if (!(error instanceof OverloadedError)) throw error;
    }
  }
}
