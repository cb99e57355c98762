import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@emporium/testing';
import { type ConnectionLimits, Connections } from './connections';

/** More than the kernel holds of an answer that nobody reads. */
const LARGE = Buffer.alloc(16 * 1_048_576, 'x');
const GET = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

describe('Connections', () => {
  let server: Server;
  let connections: Connections;
  /** Of the present server alone: another's answers may close late. */
  let counts: { open: number; asked: number };
  let port: number;
  const sockets: Socket[] = [];

  async function serve(
    answer: RequestListener,
    limits: Partial<ConnectionLimits>,
    client?: string,
  ): Promise<void> {
    const own = (counts = { open: 0, asked: 0 });
    server = createServer((request, response) => {
      if (!connections.admit(request, response, client)) return;
      own.asked++;
      own.open++;
      response.once('close', () => own.open--);
      answer(request, response);
    });
    connections = new Connections(server, { checkEveryMs: 20, ...limits });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  }
  afterEach(async () => {
    sockets.splice(0).forEach((socket) => socket.destroy());
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });

  /** A client that has sent something and reads nothing. */
  function deaf(bytes: string): Socket {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    sockets.push(socket.on('error', () => undefined).pause());
    socket.once('connect', () => socket.write(bytes));
    return socket;
  }

  const large: RequestListener = (_, response) => response.end(LARGE);
  const chunked: RequestListener = (_, response) => {
    const pour = () => {
      while (response.write(LARGE.subarray(0, 65_536)));
      response.once('drain', pour);
    };
    pour();
  };

  it.each<[string, string, RequestListener]>([
    ['one answer', GET, large],
    ['an answer in pieces', GET, chunked],
    ['answers to many requests at once', GET.repeat(10), large],
    ['an answer of HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n', large],
  ])('end when nothing is taken of %s', async (_, bytes, answer) => {
    await serve(answer, { maxStalledChecks: 10 });
    deaf(bytes);
    await eventually(() => expect(counts.asked).toBeGreaterThan(0));

    await eventually(() => expect(counts.open).toBe(0));
  });

  it('end when nothing is taken by a client that has said its last', async () => {
    await serve(large, { maxStalledChecks: 10 });
    const socket = deaf(GET);
    await eventually(() => expect(counts.asked).toBe(1));
    socket.end();

    await eventually(() => expect(counts.open).toBe(0));
  });

  it('end when a client takes nothing and goes on to send', async () => {
    await serve(large, { maxStalledChecks: 10 });
    const socket = deaf(GET);
    const timer = setInterval(() => socket.write('G'), 50);
    await eventually(() => expect(counts.asked).toBe(1));
    await eventually(() => expect(counts.open).toBe(0)).finally(() => clearInterval(timer));
  });

  it('stay while a client takes a little now and then, and one that waits for its answer', async () => {
    await serve((request, response) => void (request.url === '/' ? response.end(LARGE) : undefined), {
      maxStalledChecks: 20,
    });
    const reader = connect(port, '127.0.0.1', () => reader.write(GET));
    const waiting = connect(port, '127.0.0.1', () => waiting.write(GET.replace('/', '/later')));
    sockets.push(reader, waiting);
    let bytes = 0;
    reader.on('data', (chunk) => {
      bytes += chunk.length;
      reader.pause();
      setTimeout(() => reader.resume(), 5);
    });
    await eventually(() => expect(bytes).toBeGreaterThan(LARGE.length), { timeoutMs: 60_000 });

    expect(waiting.destroyed).toBe(false);
    expect(counts.open).toBe(1);
  }, 70_000);

  it('end sooner when one client has many whose answers stand still', async () => {
    await serve(large, { maxStalledChecks: 1_000_000, maxStalled: 2 }, 'kim');
    for (let i = 0; i < 6; i++) deaf(GET);
    await eventually(() => expect(counts.asked).toBe(6));

    await eventually(() => expect(counts.open).toBe(2));
    await sleep(200);
    expect(counts.open).toBe(2);
  });

  it('answer as many requests at once as they may, say that it was the last, and forget the rest', async () => {
    const finish: (() => void)[] = [];
    let closed = 0;
    await serve((_, response) => void finish.push(() => response.end('x')), { maxPipelined: 3 });
    server.prependListener('request', (_, response: ServerResponse) =>
      response.once('close', () => closed++),
    );
    const socket = connect(port, '127.0.0.1', () => socket.write(GET.repeat(50)));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    await eventually(() => expect(finish).toHaveLength(3));
    finish.forEach((end) => end());
    await once(socket, 'close');

    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(3);
    expect(text.match(/Connection: close/g)).toHaveLength(1);
    expect(counts.asked).toBe(3);
    await eventually(() => expect(closed).toBe(50));
  });

  it('go on without end when requests come one after the other', async () => {
    await serve((_, response) => response.end('x'), { maxPipelined: 3 });
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    for (let i = 0; i < 10; i++) {
      socket.write(GET);
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(answer.toString()).toContain('keep-alive');
    }
  });

  it('tell every answer that a client has left, also those that wait behind another', async () => {
    await serve(() => undefined, {});
    const socket = connect(port, '127.0.0.1', () => socket.write(GET.repeat(10)));
    await eventually(() => expect(counts.open).toBe(10));
    expect(connections.countUnanswered()).toBe(10);
    socket.destroy();

    await eventually(() => expect(counts.open).toBe(0));
    expect(connections.countUnanswered()).toBe(0);
  });

  it('count what is worked on, not what waits for clients', async () => {
    await serve(large, {});
    for (let i = 0; i < 5; i++) deaf(GET);
    await eventually(() => expect(counts.asked).toBe(5));

    expect([counts.open, connections.countUnanswered()]).toEqual([5, 0]);
  });
});
