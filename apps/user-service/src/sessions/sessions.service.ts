import { Injectable } from '@nestjs/common';
import type { Identity } from '@emporium/auth';
import { type Preconditions, retryOnConflict } from '@emporium/http';
import { SessionsRepository } from '@emporium/user-data';
import { UsersService } from '../users/users.service';
import { type SessionListDto, toSessionDto } from './session.dto';
import { SessionNotFoundError } from './session.errors';

/** How often a change starts over because another one came first. */
const ATTEMPTS = 10;

@Injectable()
export class SessionsService {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly users: UsersService,
  ) {}

  async list(caller: Identity, userId: string): Promise<SessionListDto> {
    await this.users.findFor(caller, userId);
    const sessions = await this.sessions.list(userId);
    return { data: sessions.map((session) => toSessionDto(session, caller.sessionId)) };
  }

  /** @throws UserNotFoundError, SessionNotFoundError, StaleResourceError, UnavailableError */
  async end(caller: Identity, userId: string, sessionId: string, conditions: Preconditions): Promise<void> {
    await this.users.findFor(caller, userId);
    await retryOnConflict(ATTEMPTS, async () => {
      const session = await this.sessions.find(userId, sessionId);
      if (!session) throw new SessionNotFoundError();
      conditions.require(toSessionDto(session, caller.sessionId));
      const outcome = await this.sessions.end(userId, sessionId, conditions.exist ? session.generation : '');
      if (outcome === 'ABSENT') throw new SessionNotFoundError();
      return outcome === 'ENDED' ? true : undefined;
    });
  }
}
