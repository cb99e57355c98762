import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Abuse } from './abuse';

const CONNECTIONS = 40;
const REQUESTS_A_CONNECTION = 50;
/** Beyond the time after which an answer without progress ends its connection. */
const HELD_MS = 40_000;
const PAUSE_MS = 2_000;

/** Many requests on many connections, and not one answer is read. */
export const unreadAnswers: Abuse = {
  name: 'unread answers',
  async strike({ client, address, account }) {
    const { hostname, port } = new URL(client.origin);
    const request =
      'GET /api/products?limit=100 HTTP/1.1\r\nHost: shop\r\nCache-Control: no-cache\r\n' +
      `Authorization: Bearer ${account.token}\r\n\r\n`;
    for (let count = 0; count < CONNECTIONS; count++) {
      const socket = connect({ host: hostname, port: Number(port), localAddress: address });
      socket.on('error', () => undefined).pause();
      socket.write(request.repeat(REQUESTS_A_CONNECTION));
      setTimeout(() => socket.destroy(), HELD_MS).unref();
    }
    await sleep(PAUSE_MS);
    return [];
  },
};
