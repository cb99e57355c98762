import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(__dirname, 'start-redis.sh');
const TEMPLATE = join(__dirname, '../redis/users.example.acl');
const USERS = [...readFileSync(TEMPLATE, 'utf8').matchAll(/ >change-me-(\S+)/g)].map(([, user = '']) =>
  user.toUpperCase().replaceAll('-', '_'),
);

describe('start-redis.sh', () => {
  let folder: string;
  const passwords = Object.fromEntries(USERS.map((user) => [`REDIS_PASSWORD_${user}`, `secret-of_${user}`]));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'emporium-start-redis-'));
    writeFileSync(join(folder, 'redis-server'), '#!/bin/sh\nenv\necho "started: $*"\n');
    chmodSync(join(folder, 'redis-server'), 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const usersFile = () => join(folder, 'users.acl');
  const args = () => [SCRIPT, TEMPLATE, usersFile(), '--save', ''];
  const env = (variables: Record<string, string>) => ({
    ...variables,
    NODE_ENV: 'test' as const,
    PATH: `${folder}:${process.env['PATH']}`,
  });

  it('lets in the users of the example, each with its own password as a hash', () => {
    execFileSync('sh', args(), { env: env(passwords) });
    const users = readFileSync(usersFile(), 'utf8');
    const expected = readFileSync(TEMPLATE, 'utf8').replace(/>change-me-(\S+)/g, (_, user: string) => {
      const password = `secret-of_${user.toUpperCase().replaceAll('-', '_')}`;
      return `#${createHash('sha256').update(password).digest('hex')}`;
    });

    expect(users).toBe(expected);
    expect(users).not.toContain('change-me');
    expect(statSync(usersFile()).mode & 0o077).toBe(0);
  });

  it('keeps a user out whose password is not set at all', () => {
    const { REDIS_PASSWORD_EVENT_RELAY: _, ...others } = passwords;
    execFileSync('sh', args(), { env: env(others) });
    const users = readFileSync(usersFile(), 'utf8');

    expect(users).not.toContain('event-relay');
    expect(users).toContain('user order-service reset on #');
  });

  it('starts Redis with that file, and without the passwords', () => {
    const output = execFileSync('sh', args(), { env: env(passwords), encoding: 'utf8' });

    expect(output).toContain(`started: --save  --aclfile ${usersFile()}`);
    expect(output).not.toContain('secret-of');
  });

  it.each(['', 'with spaces', 'a/b', 'a&b'])(
    'says which password is missing or can’t be: "%s"',
    (password) => {
      const variables = { ...passwords, REDIS_PASSWORD_USER_SERVICE: password };
      const { status, stderr, stdout } = spawnSync('sh', args(), { env: env(variables), encoding: 'utf8' });

      expect(status).toBe(78);
      expect(stderr).toContain('REDIS_PASSWORD_USER_SERVICE must be set');
      expect(stdout).not.toContain('started');
    },
  );
});
