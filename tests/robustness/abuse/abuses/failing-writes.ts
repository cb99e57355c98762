import { randomUUID } from 'node:crypto';
import { type Abuse, sendAll } from './abuse';

const LINES = 100;
const LONGEST_KEY = 255;

const nothingThereIs = () => ({
  items: Array.from({ length: LINES }, () => ({ productId: randomUUID(), quantity: 1 })),
});
const anyKey = () => randomUUID().padEnd(LONGEST_KEY, 'x');

/** Writes that fail, each under a key of its own, whose records take up room in the store. */
export const failingWrites: Abuse = {
  name: 'failing writes',
  strike: ({ client, account: { token }, productId }) =>
    sendAll(client, [
      { method: 'POST', path: '/orders', token, body: nothingThereIs() },
      {
        method: 'POST',
        path: '/orders',
        token,
        key: anyKey(),
        body: nothingThereIs(),
      },
      {
        method: 'POST',
        path: '/orders',
        token,
        key: anyKey(),
        body: { items: [{ productId: productId, quantity: 10_000 }] },
      },
      { method: 'POST', path: '/users/verify', key: anyKey(), body: { token: randomUUID() } },
    ]),
};
