import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { Redis } from './redis';

describe('commands of one turn of the event loop', () => {
  const chunks: string[] = [];
  const sockets: Socket[] = [];
  let server: Server;
  let redis: Redis;

  /** Answers each command with OK. */
  const answer = (socket: Socket) => {
    sockets.push(socket);
    socket.on('data', (data) => {
      const chunk = data.toString();
      chunks.push(chunk);
      socket.write('+OK\r\n'.repeat([...chunk.matchAll(/^\*\d+\r$/gm)].length));
    });
  };

  beforeAll(async () => {
    server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    redis = new Redis(`redis://127.0.0.1:${port}`, { enableReadyCheck: false, maxRetriesPerRequest: 0 });
    redis.on('error', () => undefined);
    await once(redis, 'ready');
    chunks.length = 0;
  });
  afterAll(() => {
    redis.disconnect();
    server.close();
  });

  it('are written together, and each gets its reply', async () => {
    const replies = await Promise.all([redis.set('a', '1'), redis.set('b', '2'), redis.set('c', '3')]);

    expect(replies).toEqual(['OK', 'OK', 'OK']);
    expect(chunks).toHaveLength(1);
  });

  it('are written apart from those of another turn', async () => {
    chunks.length = 0;
    await redis.set('a', '1');
    await redis.set('b', '2');

    expect(chunks).toHaveLength(2);
  });

  it('fail together when the connection breaks before they are written, and later ones go on', async () => {
    const broken = sockets.at(-1);
    const lost = Promise.allSettled([redis.set('a', '1'), redis.set('b', '2')]);
    broken?.destroy();

    expect((await lost).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await once(redis, 'ready');
    expect(await redis.set('a', '1')).toBe('OK');
  });
});
