import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdapter } from './fastify';

const HEAD = 'POST /notes HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n';

describe('a request that is not complete in time', () => {
  const fastify = createAdapter().getInstance();
  let port: number;
  let handled = 0;

  beforeAll(async () => {
    fastify.post('/notes', () => {
      handled++;
      return {};
    });
    await fastify.listen({ port: 0, host: '127.0.0.1' });
    ({ port } = fastify.server.address() as AddressInfo);
  });
  beforeEach(() => (handled = 0));
  afterAll(() => fastify.close());

  async function open(beginning: string) {
    const accepted = once(fastify.server, 'connection');
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined);
    await accepted;
    const client = { socket, answer: '', closed: once(socket, 'close') };
    socket.on('data', (data) => (client.answer += data.toString()));
    socket.write(beginning);
    return client;
  }

  it('is answered 408, and what comes of it later is not handled', async () => {
    const client = await open(HEAD);
    while (client.answer === '') await sleep(100);
    client.socket.end('{}');
    await client.closed;

    expect(client.answer).toMatch(/^HTTP\/1\.1 408 [^]*"code":"REQUEST_TIMEOUT"/);
    expect(handled).toBe(0);
  }, 20_000);

  it('is handled when it waited for a process that stood still', async () => {
    const client = await open(`${HEAD}{}`);
    const until = Date.now() + 6_000;
    while (Date.now() < until);
    while (client.answer === '') await sleep(10);

    expect(client.answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(handled).toBe(1);
    client.socket.destroy();
  }, 20_000);
});
