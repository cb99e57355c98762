import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRedisServer } from './find-redis-server';

describe('findRedisServer', () => {
  const { PATH, EMPORIUM_REDIS_CACHE } = process.env;
  let bin: string;
  beforeEach(() => {
    bin = mkdtempSync(join(tmpdir(), 'emporium-bin-'));
    process.env.PATH = bin;
    process.env.EMPORIUM_REDIS_CACHE = mkdtempSync(join(tmpdir(), 'emporium-cache-'));
  });
  afterEach(() => {
    process.env.PATH = PATH;
    if (EMPORIUM_REDIS_CACHE === undefined) delete process.env.EMPORIUM_REDIS_CACHE;
    else process.env.EMPORIUM_REDIS_CACHE = EMPORIUM_REDIS_CACHE;
  });

  const program = (name: string, script: string) => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  const placement = { port: 6399, directory: '/data-folder', arguments: ['--save', ''] };

  it('takes the redis-server on the path and keeps it on this machine', async () => {
    program('redis-server', 'echo "Redis server v=7.2.4 sha=00000000:0 malloc=jemalloc"');

    const server = await findRedisServer();

    expect(server.description).toBe('redis-server 7.2.4');
    expect(server.commandFor(placement)).toMatchObject({
      command: 'redis-server',
      args: ['--bind', '127.0.0.1', '--port', '6399', '--dir', '/data-folder', '--save', ''],
    });
  });

  it('takes valkey-server when redis-server is older than 7.0', async () => {
    program('redis-server', 'echo "Redis server v=6.0.16 sha=00000000:0"');
    program('valkey-server', 'echo "Valkey server v=8.1.1 sha=00000000:0"');

    expect((await findRedisServer()).description).toBe('valkey-server 8.1.1');
  });

  it('takes a container engine that runs, and publishes to this machine only', async () => {
    program('docker', 'exit 0');

    const server = await findRedisServer();

    expect(server.description).toBe('redis:7 in docker');
    expect(server.commandFor(placement).args.join(' ')).toContain('--publish 127.0.0.1:6399:6379');
  });

  it('passes over a container engine that does not run, and says what to install', async () => {
    program('docker', 'exit 1');
    const logged: string[] = [];

    await expect(findRedisServer({ log: (message) => logged.push(message) })).rejects.toThrow(
      /^No Redis 7.0 or later was found: install redis-server or valkey-server, .*set REDIS_URL/,
    );
    expect(logged).toEqual(['No Redis on this machine: getting the packages of the distribution']);
  });

  it('says in one sentence what to do on Windows, where no package can be unpacked', async () => {
    program('docker', 'exit 1');
    const { platform } = process;
    Object.defineProperty(process, 'platform', { value: 'win32' });
    try {
      await expect(findRedisServer()).rejects.toThrow(
        /^No Redis 7.0 or later was found, .* work in WSL, [^.]*\.$/,
      );
    } finally {
      Object.defineProperty(process, 'platform', { value: platform });
    }
  });
});
