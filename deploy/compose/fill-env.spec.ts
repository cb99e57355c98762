import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

const SCRIPT = join('deploy', 'compose', 'fill-env.sh');
const ROOT = join(__dirname, '../..');

describe('fill-env.sh', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'emporium-fill-env-'));
    mkdirSync(join(folder, 'deploy/compose'), { recursive: true });
    for (const file of [SCRIPT, '.env.example']) cpSync(join(ROOT, file), join(folder, file));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = () => join(folder, '.env');
  const fill = () => {
    execFileSync('sh', [join(folder, SCRIPT)]);
    return parseEnv(readFileSync(file(), 'utf8'));
  };

  it('gives every secret a value of its own, and the store an administrator', () => {
    const { ADMIN_EMAIL, ...secrets } = fill();
    const values = Object.values(secrets);

    expect(ADMIN_EMAIL).toBe('admin@emporium.example');
    expect(Object.keys(secrets)).toEqual(
      expect.arrayContaining(['JWT_SECRET', 'ADMIN_PASSWORD', 'REDIS_PASSWORD_GATEWAY_CACHE']),
    );
    expect(values.every((value) => /^[\da-f]{64}$/.test(value ?? ''))).toBe(true);
    expect(new Set(values).size).toBe(values.length);
  });

  it('leaves alone what has a value, and adds what is missing', () => {
    writeFileSync(file(), 'JWT_SECRET=mine\nRATE_LIMIT=7\n# A comment\nREDIS_PASSWORD_OPERATOR=');
    const first = fill();
    const second = fill();

    expect(first).toMatchObject({ JWT_SECRET: 'mine', RATE_LIMIT: '7' });
    expect(first['REDIS_PASSWORD_OPERATOR']).toHaveLength(64);
    expect(first['RABBITMQ_PASSWORD']).toHaveLength(64);
    expect(second).toEqual(first);
    expect(readFileSync(file(), 'utf8')).toContain('# A comment');
  });
});
