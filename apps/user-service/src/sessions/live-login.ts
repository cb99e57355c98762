import { Injectable } from '@nestjs/common';
import type { ReplayCheck } from '@emporium/idempotency';
import { SessionsRepository } from '@emporium/user-data';
import type { LoginAnswerDto } from './login.dto';
import { InvalidRefreshTokenError } from './login.errors';
import { SessionTokens } from './session-tokens';

/** Says whether the tokens of a login are still valid: its session has neither ended nor been refreshed. */
@Injectable()
export class LiveLogin implements ReplayCheck {
  constructor(
    private readonly sessionTokens: SessionTokens,
    private readonly sessions: SessionsRepository,
  ) {}

  async stillHolds(body: unknown): Promise<boolean> {
    try {
      const { refreshToken } = body as LoginAnswerDto;
      const { userId, sessionId, generation } = await this.sessionTokens.verifyRefresh(refreshToken);
      return (await this.sessions.find(userId, sessionId))?.generation === generation;
    } catch (error) {
      if (error instanceof InvalidRefreshTokenError) return false;
      throw error;
    }
  }
}
