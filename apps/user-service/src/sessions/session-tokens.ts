import { Injectable } from '@nestjs/common';
import { InvalidTokenError, Tokens } from '@emporium/auth';
import { SESSION_SECONDS, type User } from '@emporium/user-data';
import { toUserDto } from '../users/user.dto';
import type { LoginAnswerDto } from './login.dto';
import { InvalidRefreshTokenError } from './login.errors';

const ACCESS_TOKEN_SECONDS = 900;

/** What a refresh token says. */
export interface RefreshClaims {
  readonly userId: string;
  readonly sessionId: string;
  readonly generation: number;
}

/** The pair of tokens that a session's holder gets. */
@Injectable()
export class SessionTokens {
  constructor(private readonly tokens: Tokens) {}

  async issue(user: User, sessionId: string, generation: number): Promise<LoginAnswerDto> {
    const claims = { sub: user.id, sid: sessionId };
    return {
      accessToken: await this.tokens.sign('access', claims, ACCESS_TOKEN_SECONDS),
      tokenType: 'Bearer',
      expiresIn: ACCESS_TOKEN_SECONDS,
      refreshToken: await this.tokens.sign('refresh', { ...claims, generation }, SESSION_SECONDS),
      user: toUserDto(user),
    };
  }

  /** @throws InvalidRefreshTokenError */
  async verifyRefresh(refreshToken: string): Promise<RefreshClaims> {
    const { sub, sid, generation } = await this.tokens
      .verify('refresh', refreshToken)
      .catch((cause: unknown) => {
        throw cause instanceof InvalidTokenError ? new InvalidRefreshTokenError({ cause }) : cause;
      });
    if (sid === undefined || generation === undefined) throw new InvalidRefreshTokenError();
    return { userId: sub, sessionId: sid, generation };
  }
}
