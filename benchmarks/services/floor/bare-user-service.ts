import { EmailAddressesRepository, SessionsRepository, UsersRepository } from '@emporium/user-data';
import { openRedis } from '../../store/bench-redis';
import { loginBody } from './bare-bodies';
import { REDIS_URL, serve } from './bare-server';
import { claimsOf } from './bare-tokens';

/** The commands of a refresh. */
void serve(async (app) => {
  const redis = await openRedis(REDIS_URL);
  const users = new UsersRepository(redis, new EmailAddressesRepository(redis));
  const sessions = new SessionsRepository(redis);

  app.post<{ Body: { refreshToken: string } }>('/users/refresh', async ({ body }) => {
    const { sub, sid, generation = 0 } = claimsOf(body.refreshToken);
    const user = await users.find(sub);
    const refreshed = user ? await sessions.refresh(sub, sid, generation) : 'ended';
    if (!user || typeof refreshed === 'string') throw new Error('This session has ended.');
    return loginBody(user, sid, refreshed.generation);
  });
});
