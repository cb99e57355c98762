import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { readRedisUsers, urlAs } from '@emporium/local-suite';
import { startTestRedis } from '@emporium/testing';
import Redis from 'ioredis';

const ROOT = join(__dirname, '../..');

/** The n-th block of shell commands in a document, as a reader would copy it. */
function commandsOf(document: string, index: number): string {
  const blocks = [...readFileSync(join(ROOT, document), 'utf8').matchAll(/^( *)```sh\n([^]*?)^ *```$/gm)];
  const [, indent = '', commands = ''] = blocks[index] ?? [];
  return commands.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
}

describe('the documented commands', () => {
  let folder: string;
  const started: { stop(): Promise<unknown> }[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'emporium-users-'));
    cpSync(join(ROOT, 'deploy'), join(folder, 'deploy'), { recursive: true });
  });
  afterEach(async () => {
    for (const one of started.splice(0).reverse()) await one.stop();
    rmSync(folder, { recursive: true });
  });

  const run = (commands: string, env: Record<string, string> = {}) =>
    execFileSync('sh', ['-euc', `umask 022\n${commands}`], {
      cwd: folder,
      env: { ...process.env, PATH: `${folder}:${process.env['PATH']}`, EDITOR: 'true', ...env },
      encoding: 'utf8',
    });
  const startWith = async (aclFile: string) => {
    const redis = await startTestRedis({ aclFile });
    started.push(redis);
    return redis;
  };
  const connect = (url: string) => {
    const connection = new Redis(url, { retryStrategy: null, enableReadyCheck: false });
    connection.on('error', () => undefined);
    started.push({ stop: () => Promise.resolve(connection.disconnect()) });
    return connection;
  };
  const logsIn = (url: string): Promise<boolean> => {
    const connection = connect(url);
    return connection.call('PING').then(
      () => true,
      () => false,
    );
  };

  it('give each user a password of its own that Redis takes, in a file for nobody else', async () => {
    run(commandsOf('deploy/redis/README.md', 0));
    const file = join(folder, 'users.acl');
    const users = await readRedisUsers(file);
    const { url } = await startWith(file);

    expect(statSync(file).mode & 0o077).toBe(0);
    expect(new Set(users.values()).size).toBe(users.size);
    expect([...users.values()].filter((password) => password.startsWith('change-me'))).toEqual([]);
    for (const name of users.keys())
      expect([name, await logsIn(urlAs(name, url, users))]).toEqual([name, true]);
  });

  it('change a password without ending a connection', async () => {
    run(commandsOf('deploy/redis/README.md', 0));
    const users = await readRedisUsers(join(folder, 'users.acl'));
    const redis = await startWith(join(folder, 'users.acl'));
    writeRedisCli(folder, redis.port);
    const urlWith = (password: string) =>
      urlAs('order-service', redis.url, new Map([['order-service', password]]));
    const variables = {
      REDISCLI_AUTH: `${users.get('operator')}`,
      USER_NAME: 'order-service',
      OLD_PASSWORD: `${users.get('order-service')}`,
      NEW_PASSWORD: 'a-new-one',
    };
    const before = connect(urlWith(variables.OLD_PASSWORD));
    await before.set('cart:1', 'full');

    run(commandsOf('deploy/redis/README.md', 1), variables);
    expect(await logsIn(urlWith('a-new-one'))).toBe(true);
    expect(await logsIn(urlWith(variables.OLD_PASSWORD))).toBe(true);
    run(commandsOf('deploy/redis/README.md', 2), variables);

    expect(await logsIn(urlWith(variables.OLD_PASSWORD))).toBe(false);
    expect(await before.get('cart:1')).toBe('full');
    expect(readFileSync(join(redis.directory, 'users.acl'), 'utf8')).not.toContain('>');
  });

  it('make files for Kubernetes that fit each other, with one password a user', async () => {
    run(commandsOf('deploy/kubernetes/README.md', 1));
    const base = join(folder, 'deploy/kubernetes/base');
    // Those two are left to the editor.
    const {
      ADMIN_PASSWORD: _,
      BROKER_URL: __,
      ...secrets
    } = parseEnv(readFileSync(join(base, 'secret.env'), 'utf8'));
    const urls = Object.values(secrets).filter((value) => value?.startsWith('redis://'));
    const redis = await startWith(join(base, 'users.acl'));

    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls) {
      const { username, password } = new URL(`${url}`);
      expect([username, await logsIn(`redis://${username}:${password}@127.0.0.1:${redis.port}`)]).toEqual([
        username,
        true,
      ]);
    }
    expect(JSON.stringify(secrets)).not.toContain('change-me');
    for (const file of ['secret.env', 'users.acl']) expect(statSync(join(base, file)).mode & 0o077).toBe(0);
  });
});

/** Not every machine with a Redis has its redis-cli. */
function writeRedisCli(folder: string, port: number): void {
  const file = join(folder, 'redis-cli');
  const script = `
    const [, , , username, ...command] = process.argv;
    const { Redis } = require(${JSON.stringify(require.resolve('ioredis'))});
    const redis = new Redis({ port: ${port}, username, password: process.env.REDISCLI_AUTH });
    redis.call(...command).then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });`;
  writeFileSync(file, `#!${process.execPath}\n${script}`);
  chmodSync(file, 0o755);
}
