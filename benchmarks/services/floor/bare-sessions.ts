import { sessionKey } from '@emporium/contracts';
import type { Redis } from '@emporium/redis';
import type { FastifyRequest } from 'fastify';
import { claimsOf } from './bare-tokens';

/** Whose request it is. @throws Error when the session has ended */
export async function userIdOf({ headers }: FastifyRequest, redis: Redis): Promise<string> {
  const { sub, sid } = claimsOf(headers.authorization?.slice('Bearer '.length) ?? '');
  const [userId] = await redis.hmget(sessionKey(sid), 'userId', 'role');
  if (userId !== sub) throw new Error('This session has ended.');
  return userId;
}
