import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
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

  it.each<[string, () => void]>([
    ['there was none', () => undefined],
    ['a copy of the example was made', () => cpSync(join(ROOT, '.env.example'), file())],
    ['one with secrets was there', () => writeFileSync(file(), 'JWT_SECRET=mine\n')],
  ])('leaves nothing that others can read when %s', (_name, prepare) => {
    prepare();
    const before = existsSync(file()) ? openSync(file(), 'r') : undefined;
    if (before !== undefined) chmodSync(file(), 0o644);

    const { JWT_SECRET } = fill();

    expect(modeOf(file())).toBe('600');
    expect(readdirSync(folder).filter((name) => /^\.env\.\w{6}$/.test(name))).toEqual([]);
    if (before !== undefined && JWT_SECRET !== 'mine')
      expect(readFileSync(before, 'utf8')).not.toContain(JWT_SECRET);
  });
});
