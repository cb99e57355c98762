import { Injectable } from '@nestjs/common';
import { type Role, ROLES, type Session, sessionKey } from '@emporium/contracts';
import { Redis } from '@emporium/redis';

const isRole = (value: unknown): value is Role => ROLES.includes(value as Role);

/** Reads the sessions that user-service stores; key: `session:<sessionId>` (hash). */
@Injectable()
export class LiveSessions {
  constructor(private readonly redis: Redis) {}

  /** The session, or undefined when it has ended. */
  async find(id: string): Promise<Session | undefined> {
    const [userId, role] = await this.redis.hmget(sessionKey(id), 'userId', 'role');
    return userId && isRole(role) ? { id, userId, role } : undefined;
  }
}
