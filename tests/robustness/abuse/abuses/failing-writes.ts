import { randomUUID } from 'node:crypto';
import { type Abuse, sendAll } from './abuse';

const LINES = 100;
const LONGEST_KEY = 255;

const nothingThereIs = () => ({
  items: Array.from({ length: LINES }, () => ({ productId: randomUUID(), quantity: 1 })),
});
const key = () => ({ 'idempotency-key': randomUUID().padEnd(LONGEST_KEY, 'x') });

/** Writes that come to nothing, each under a key of its own: all that is kept of them is kept in vain. */
export const failingWrites: Abuse = {
  name: 'failing writes',
  strike: (abuser) =>
    sendAll(abuser, [
      { method: 'POST', path: '/api/orders', headers: abuser.account.credentials, body: nothingThereIs() },
      {
        method: 'POST',
        path: '/api/orders',
        headers: { ...abuser.account.credentials, ...key() },
        body: nothingThereIs(),
      },
      {
        method: 'POST',
        path: '/api/orders',
        headers: { ...abuser.account.credentials, ...key() },
        body: { items: [{ productId: abuser.productId, quantity: 10_000 }] },
      },
      { method: 'POST', path: '/api/users/verify', headers: key(), body: { token: randomUUID() } },
    ]),
};
