import { randomUUID } from 'node:crypto';
import { type Abuse, sendAll } from './abuse';

const PASSWORD = 'not the right horse';

/** Every way to a password hash, and accounts and sessions as many as are let. */
export const manyLogins: Abuse = {
  name: 'many logins',
  strike: (abuser) => {
    const email = `${randomUUID()}@example.com`;
    const forged = { authorization: `Bearer ${randomUUID()}` };
    return sendAll(abuser, [
      { method: 'POST', path: '/api/users/register', body: { email, password: PASSWORD, name: 'Lee' } },
      { method: 'POST', path: '/api/users/login', body: { email, password: PASSWORD } },
      { method: 'POST', path: '/api/users/refresh', body: { refreshToken: randomUUID() } },
      { method: 'GET', path: '/api/cart', headers: forged },
    ]);
  },
};
