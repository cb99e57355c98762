import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PortTakenError } from '../process/process-errors';
import { startRedis, type RunningRedis } from './start-redis';

/** Sends one inline command and returns the raw answer. */
function ask(redis: RunningRedis, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(redis.port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString());
    });
  });
}

describe('startRedis', () => {
  const running: RunningRedis[] = [];
  const start = async (options: Parameters<typeof startRedis>[0]) => {
    const redis = await startRedis(options);
    running.push(redis);
    return redis;
  };
  afterEach(() => Promise.all(running.splice(0).map((redis) => redis.stop())));

  it('keeps every acknowledged write of a data Redis through kill -9', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'emporium-data-'));
    const redis = await start({ role: 'data', directory });
    expect(await ask(redis, 'SET order 1')).toBe('+OK\r\n');

    redis.kill('SIGKILL');
    expect(await redis.exited).toEqual({ code: null, signal: 'SIGKILL' });
    await redis.restart();

    expect(await ask(redis, 'GET order')).toBe('$1\r\n1\r\n');
    expect(await ask(redis, 'CONFIG GET appendfsync')).toContain('always');
    expect(await ask(redis, 'CONFIG GET maxmemory-policy')).toContain('noeviction');
  });

  it('lets a cache Redis evict and keep nothing', async () => {
    const redis = await start({ role: 'cache' });

    expect(await ask(redis, 'CONFIG GET maxmemory-policy')).toContain('allkeys-lru');
    expect(await ask(redis, 'CONFIG GET appendonly')).toContain('no');
    expect(await ask(redis, 'CONFIG GET maxmemory')).toContain('67108864');
  });

  it('gives Redis started side by side ports of their own and deletes their folders at the end', async () => {
    const several = await Promise.all([1, 2, 3].map(() => start({ role: 'test' })));

    expect(new Set(several.map(({ port }) => port)).size).toBe(3);
    await Promise.all(several.map((redis) => redis.stop()));
    expect(several.some(({ directory }) => existsSync(directory))).toBe(false);
    expect(several.some(({ isRunning }) => isRunning)).toBe(false);
  });

  it('says that the given port is taken', async () => {
    const holder = createServer();
    const port = await new Promise<number>((resolve) =>
      holder.listen(0, '127.0.0.1', () => resolve((holder.address() as { port: number }).port)),
    );

    await expect(startRedis({ role: 'test', port })).rejects.toThrow(PortTakenError);
    holder.close();
  });

  it('starts a supervised Redis again when it is killed', async () => {
    let recovered!: () => void;
    const recovery = new Promise<void>((resolve) => (recovered = resolve));
    const redis = await start({ role: 'test', supervise: true, onRecovery: () => recovered() });

    execFileSync('kill', ['-9', String(redis.pid)]);
    await recovery;

    expect(await ask(redis, 'PING')).toBe('+PONG\r\n');
  });
});
