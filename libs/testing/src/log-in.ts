import { Tokens } from '@emporium/auth';
import { type Role, sessionKey } from '@emporium/contracts';
import { Redis } from '@emporium/redis';
import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';

/** A caller with a live session. */
export interface LoggedIn {
  readonly userId: string;
  /** The `Authorization` header of a request in their name. */
  readonly authorization: string;
}

/** Logs somebody in at a service that runs in the test's process, as user-service would have done. */
export async function logIn(
  app: INestApplicationContext,
  role: Role = 'customer',
  userId: string = uuidv7(),
): Promise<LoggedIn> {
  const sessionId = uuidv7();
  await app.get(Redis).hset(sessionKey(sessionId), { userId, role });
  const token = await app.get(Tokens).sign('access', { sub: userId, sid: sessionId }, 600);
  return { userId, authorization: `Bearer ${token}` };
}
