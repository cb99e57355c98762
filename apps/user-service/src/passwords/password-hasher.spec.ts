import { UnavailableError } from '@emporium/http';
import { readConfig } from '@emporium/service';
import { UserServiceConfig } from '../user-service.config';
import { PasswordHasher } from './password-hasher';

const hasherOf = (cost: number) =>
  new PasswordHasher(
    readConfig(UserServiceConfig, {
      JWT_SECRET: 'K7c2pXw9Qe4rTz1uYb8nMa5sDf3gHj6k',
      BCRYPT_COST: String(cost),
    }),
  );

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 7; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[3] ?? 0;
}

describe('PasswordHasher', () => {
  const hasher = hasherOf(4);

  it('knows a password by its hash', async () => {
    const hash = await hasher.hash('correct horse battery');

    expect(hash).toMatch(/^\$2b\$04\$/);
    expect(await hasher.matches('correct horse battery', hash)).toBe(true);
    expect(await hasher.matches('correct horse batterY', hash)).toBe(false);
  });

  it('does not take a longer password for its first 72 bytes', async () => {
    const hash = await hasher.hash('x'.repeat(72));

    expect(await hasher.matches('x'.repeat(72), hash)).toBe(true);
    expect(await hasher.matches('x'.repeat(73), hash)).toBe(false);
  });

  it('reads on after a NUL character', async () => {
    const hash = await hasher.hash('long enough\0secret');

    expect(await hasher.matches('long enough\0public', hash)).toBe(false);
  });

  it('finds no password right for a user who does not exist', async () => {
    expect(await hasher.matches('correct horse battery')).toBe(false);
    expect(await hasher.matches('')).toBe(false);
  });

  it('takes as long for a user who does not exist as for a wrong password', async () => {
    const costly = hasherOf(9);
    const hash = await costly.hash('correct horse battery');

    const wrong = await medianMs(() => costly.matches('wrong horse battery', hash));
    const unknown = await medianMs(() => costly.matches('wrong horse battery'));

    expect(unknown / wrong).toBeGreaterThan(0.5);
    expect(unknown / wrong).toBeLessThan(2);
  });

  it('refuses a flood instead of letting it wait for ever', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 500 }, () => hasher.matches('any')));

    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(500);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(UnavailableError);
  });
});
