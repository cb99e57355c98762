import { Seal } from './record-cipher';

describe('a seal', () => {
  const seal = new Seal({ current: 'one secret of at least thirty-two bytes' });
  const other = new Seal({ current: 'another secret of thirty-two bytes or so' });

  it('opens what it sealed, and shows nothing of it', () => {
    const sealed = seal.seal('{"accessToken":"abc"}');
    expect(sealed).not.toContain('abc');
    expect(seal.seal('{"accessToken":"abc"}')).not.toBe(sealed);
    expect(seal.open(sealed)).toBe('{"accessToken":"abc"}');
  });

  it('refuses what another one sealed, or what was changed', () => {
    const sealed = seal.seal('text');
    const changed = Buffer.from(sealed, 'base64');
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => other.open(sealed)).toThrow();
    expect(() => seal.open(changed.toString('base64'))).toThrow();
  });

  it('gives equal bodies equal fingerprints that only its holder can make', () => {
    expect(seal.fingerprint({ a: 1, b: 2 })).toBe(seal.fingerprint({ b: 2, a: 1 }));
    expect(seal.fingerprint({ a: 1 })).not.toBe(seal.fingerprint({ a: 2 }));
    expect(seal.fingerprint({ a: 1 })).not.toBe(other.fingerprint({ a: 1 }));
  });

  it('understands what was sealed with the previous secret, and uses the current one', () => {
    const rotated = new Seal({
      current: 'another secret of thirty-two bytes or so',
      previous: 'one secret of at least thirty-two bytes',
    });
    const old = seal.fingerprint({ a: 1 });

    expect(rotated.open(seal.seal('text'))).toBe('text');
    expect(rotated.isFingerprintOf(old, { a: 1 })).toBe(true);
    expect(rotated.isFingerprintOf(old, { a: 2 })).toBe(false);
    expect(other.isFingerprintOf(old, { a: 1 })).toBe(false);
    expect(other.open(rotated.seal('text'))).toBe('text');
    expect(rotated.fingerprint({ a: 1 })).toBe(other.fingerprint({ a: 1 }));
  });
});
