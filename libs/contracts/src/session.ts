import type { Role } from './role';

/**
 * A login on one device, as every service sees it.
 *
 * user-service writes the hash at {@link sessionKey} with a TTL; the auth guards read `userId` and `role`. A session that
 * is absent from Redis has ended, even if its tokens have not expired.
 */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
}

/** The key of a session's hash. */
export const sessionKey = (sessionId: string): string => `session:${sessionId}`;
