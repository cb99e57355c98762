import { Injectable } from '@nestjs/common';
import { InvalidTokenError, Tokens } from '@emporium/auth';
import { IDLE_SECONDS, type Rotation, SESSION_SECONDS, type User } from '@emporium/user-data';
import { toUserDto } from '../users/user.dto';
import type { LoginAnswerDto } from './login.dto';
import { InvalidRefreshTokenError } from './login.errors';

export const ACCESS_TOKEN_SECONDS = 900;

/** The claims of a refresh token. */
export interface RefreshClaims {
  readonly userId: string;
  readonly sessionId: string;
  readonly generation: number;
}

/** Issues and verifies the tokens of sessions. */
@Injectable()
export class SessionTokens {
  constructor(private readonly tokens: Tokens) {}

  /** Makes the tokens from the rotation only, so that a repeat gets the same ones; none outlives its session. */
  async issue(user: User, sessionId: string, rotation: Rotation): Promise<LoginAnswerDto> {
    const { generation, openedAt, refreshedAt } = rotation;
    const issuedAt = Math.floor(refreshedAt / 1000);
    const secondsLeft = Math.floor(openedAt / 1000) + SESSION_SECONDS - issuedAt;
    const sign = (purpose: 'access' | 'refresh', seconds: number, claims?: { generation: number }) =>
      this.tokens.sign(purpose, { sub: user.id, sid: sessionId, ...claims }, seconds, issuedAt);
    const expiresIn = Math.min(ACCESS_TOKEN_SECONDS, secondsLeft);
    return {
      accessToken: await sign('access', expiresIn),
      tokenType: 'Bearer',
      expiresIn,
      refreshToken: await sign('refresh', Math.min(IDLE_SECONDS, secondsLeft), { generation }),
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
