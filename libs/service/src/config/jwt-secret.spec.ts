import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { developmentSecret, withDevelopmentSecret } from './jwt-secret';

describe('the development secret', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'secret-')), 'state');
  const file = join(folder, 'jwt-secret');

  it('is made once, kept, and readable by its owner only', () => {
    const first = developmentSecret(file);
    expect(Buffer.byteLength(first)).toBeGreaterThanOrEqual(32);
    expect(developmentSecret(file)).toBe(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['jwt-secret']);
  });

  it('is not for production, nor where there is a secret', () => {
    expect(withDevelopmentSecret({ NODE_ENV: 'production' })).toEqual({ NODE_ENV: 'production' });
    expect(withDevelopmentSecret({ JWT_SECRET: 'mine' })).toEqual({ JWT_SECRET: 'mine' });
  });
});
