import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { InFlightRequests } from './in-flight-requests';

describe('InFlightRequests', () => {
  let server: Server;
  let inFlight: InFlightRequests;
  let waiting: ServerResponse[];
  let sockets: Socket[];

  beforeEach(async () => {
    waiting = [];
    sockets = [];
    server = createServer((request, response) => {
      if (request.url === '/slow') waiting.push(response);
      else response.end('now');
    });
    inFlight = new InFlightRequests(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => {
    sockets.forEach((socket) => socket.destroy());
    server.closeAllConnections();
    server.close();
  });

  /** A kept-alive connection; what came on it so far, and whether the server has ended it. */
  const open = async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    const seen = { text: '', hasEnded: false };
    socket.on('data', (chunk) => (seen.text += chunk.toString()));
    socket.once('end', () => (seen.hasEnded = true));
    const ask = (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
    return { socket, seen, ask };
  };
  const until = async (condition: () => boolean) => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it('end a connection with its next answer once that is wanted, and take requests all the same', async () => {
    const { seen, ask } = await open();
    ask('/');
    await until(() => seen.text.includes('now'));
    expect(seen.text).toContain('Connection: keep-alive');

    inFlight.endConnections();
    ask('/');
    await until(() => seen.hasEnded);
    expect(seen.text.match(/Connection: close/g)).toHaveLength(1);
    expect(seen.text.match(/200 OK/g)).toHaveLength(2);
  });

  it('end a connection with the answer under way', async () => {
    const { seen, ask } = await open();
    ask('/slow');
    await until(() => waiting.length === 1);
    inFlight.endConnections();
    waiting[0]?.end('late');
    await until(() => seen.hasEnded);

    expect(seen.text).toContain('Connection: close');
    expect(seen.text).toContain('late');
  });

  it('hold up the end until the last is answered, while no new connection is accepted', async () => {
    const { port } = server.address() as AddressInfo;
    const { seen, ask } = await open();
    ask('/slow');
    await until(() => waiting.length === 1);
    inFlight.endConnections();
    let isClosed = false;
    const closed = inFlight.close().then(() => (isClosed = true));
    const [refusal] = (await once(connect(port, '127.0.0.1'), 'error')) as [NodeJS.ErrnoException];
    expect([refusal.code, isClosed]).toEqual(['ECONNREFUSED', false]);

    waiting[0]?.end('late');
    await closed;
    await until(() => seen.hasEnded);
    expect(seen.text).toContain('late');
  });

  it('do not wait for connections that want nothing', async () => {
    const { seen } = await open();
    const idle = await open();
    idle.ask('/');
    await until(() => idle.seen.text.includes('now'));
    await inFlight.close();
    await until(() => seen.hasEnded && idle.seen.hasEnded);
  });
});
