import { randomUUID } from 'node:crypto';
import { type Abuse, sendAll } from './abuse';

const PASSWORD = 'not the right horse';

/** Every way to make the suite hash a password, and as many accounts and sessions as the limits allow. */
export const manyLogins: Abuse = {
  name: 'many logins',
  strike: (abuser) => {
    const email = `${randomUUID()}@example.com`;
    return sendAll(abuser.client, [
      { method: 'POST', path: '/users/register', body: { email, password: PASSWORD, name: 'Lee' } },
      { method: 'POST', path: '/users/login', body: { email, password: PASSWORD } },
      { method: 'POST', path: '/users/refresh', body: { refreshToken: randomUUID() } },
      { method: 'GET', path: '/cart', token: randomUUID() },
    ]);
  },
};
