import { hash as bcryptHash } from 'bcrypt';
import { readConfig } from '@emporium/service';
import { UserServiceConfig } from '../user-service.config';
import { OverloadedError } from './password.errors';
import { PasswordHasher } from './password-hasher';

const hasherOf = (cost: number) =>
  new PasswordHasher(
    readConfig(UserServiceConfig, {
      JWT_SECRET: 'K7c2pXw9Qe4rTz1uYb8nMa5sDf3gHj6k',
      BCRYPT_COST: String(cost),
    }),
  );

/** How much more of the processor one takes than the other, by the medians of turns that alternate. */
async function costsAsMuch(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<number> {
  const costs = [[], []] as [number[], number[]];
  for (let i = 0; i < 18; i++) {
    const before = process.cpuUsage();
    await (i % 2 ? one : other)();
    const { user, system } = process.cpuUsage(before);
    costs[i % 2 ? 0 : 1].push(user + system);
  }
  const [ofOne, ofOther] = costs.map((each) => each.sort((a, b) => a - b)[4] ?? 0);
  return (ofOne ?? 0) / (ofOther ?? 1);
}

const WHO = 'ann@example.com';
const COMPOSED = 'cr\u00e8me br\u00fbl\u00e9e';
const DECOMPOSED = COMPOSED.normalize('NFD');

describe('PasswordHasher', () => {
  const hasher = hasherOf(4);
  const match = (password: string, passwordHash?: string) => hasher.match(password, passwordHash, WHO);

  it('knows a password by its hash', async () => {
    const hash = await hasher.hash('correct horse battery', WHO);

    expect(hash).toMatch(/^\$2b\$04\$/);
    expect(await match('correct horse battery', hash)).toBe('right');
    expect(await match('correct horse batterY', hash)).toBe('wrong');
  });

  it('does not take a longer password for its first 72 bytes', async () => {
    const hash = await hasher.hash('x'.repeat(72), WHO);

    expect(await match('x'.repeat(72), hash)).toBe('right');
    expect(await match('x'.repeat(73), hash)).toBe('wrong');
  });

  it('reads on after a NUL character', async () => {
    const hash = await hasher.hash('long enough\0secret', WHO);

    expect(await match('long enough\0public', hash)).toBe('wrong');
  });

  it('finds no password right for a user who does not exist', async () => {
    expect(await match('correct horse battery')).toBe('wrong');
    expect(await match('')).toBe('wrong');
  });

  describe('in another spelling of the same letters', () => {
    it('knows a password, and counts its bytes as they are hashed', async () => {
      const hash = await hasher.hash(DECOMPOSED, WHO);
      const long = '\u00e9'.repeat(36);

      expect(await match(COMPOSED, hash)).toBe('right');
      expect(await match(DECOMPOSED, hash)).toBe('right');
      expect(await match(long.normalize('NFD'), await hasher.hash(long, WHO))).toBe('right');
    });

    it('knows one that was hashed as typed, before spellings were one, and wants it hashed anew', async () => {
      const former = await bcryptHash(DECOMPOSED, 4);

      expect(await match(DECOMPOSED, former)).toBe('outdated');
      expect(await match(COMPOSED, former)).toBe('wrong');
    });
  });

  describe('when the cost was raised', () => {
    it('wants a right password of before hashed anew', async () => {
      const former = await hasher.hash('correct horse battery', WHO);

      expect(await hasherOf(5).match('correct horse battery', former, WHO)).toBe('outdated');
      expect(await hasherOf(5).match('wrong horse battery', former, WHO)).toBe('wrong');
      expect(
        await hasherOf(4).match(
          'correct horse battery',
          await hasherOf(5).hash('correct horse battery', WHO),
          WHO,
        ),
      ).toBe('right');
    });
  });

  describe('works as long on a refusal', () => {
    const COST = 9;
    it.each([
      ['an address that nobody has', () => Promise.resolve(undefined)],
      ['a hash of today', () => hasherOf(COST).hash('correct horse battery', WHO)],
      ['a hash of lower cost', () => hasherOf(COST - 4).hash('correct horse battery', WHO)],
    ])('for %s', async (_, hashOf: () => Promise<string | undefined>) => {
      const costly = hasherOf(COST);
      const today = await costly.hash('correct horse battery', WHO);
      const passwordHash = await hashOf();

      const ratio = await costsAsMuch(
        () => costly.match('wrong horse battery', passwordHash, WHO),
        () => costly.match('wrong horse battery', today, WHO),
      );

      expect(ratio).toBeGreaterThan(0.6);
      expect(ratio).toBeLessThan(1.7);
    });

    it('for an address that nobody has, once a hash of higher cost was met', async () => {
      const cheap = hasherOf(4);
      const costly = await hasherOf(COST).hash('correct horse battery', WHO);

      const ratio = await costsAsMuch(
        () => cheap.match('wrong horse battery', undefined, WHO),
        () => cheap.match('wrong horse battery', costly, WHO),
      );

      expect(ratio).toBeGreaterThan(0.6);
      expect(ratio).toBeLessThan(1.7);
    });

    it('whatever spelling is tried', async () => {
      const costly = hasherOf(COST);
      const hash = await costly.hash(COMPOSED, WHO);

      const ratio = await costsAsMuch(
        () => costly.match(`${DECOMPOSED}!`, undefined, WHO),
        () => costly.match(`${DECOMPOSED}!`, hash, WHO),
      );

      expect(ratio).toBeGreaterThan(0.6);
      expect(ratio).toBeLessThan(1.7);
    });
  });

  it('refuses a flood instead of letting it wait for ever', async () => {
    const costly = hasherOf(12);

    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, () => costly.match('any', undefined, WHO)),
    );

    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBeGreaterThan(150);
    expect(refused.length).toBeLessThan(200);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(OverloadedError);
  });
});
