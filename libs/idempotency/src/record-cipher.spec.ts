import { RecordCipher } from './record-cipher';

describe('a record cipher', () => {
  const cipher = new RecordCipher({ current: 'one secret of at least thirty-two bytes' });
  const other = new RecordCipher({ current: 'another secret of thirty-two bytes or so' });

  it('decrypts what it encrypted, which shows nothing of the text', () => {
    const encrypted = cipher.encrypt('{"accessToken":"abc"}');
    expect(encrypted).not.toContain('abc');
    expect(cipher.encrypt('{"accessToken":"abc"}')).not.toBe(encrypted);
    expect(cipher.decrypt(encrypted)).toBe('{"accessToken":"abc"}');
  });

  it('refuses what another one encrypted, or what was changed', () => {
    const encrypted = cipher.encrypt('text');
    const changed = Buffer.from(encrypted, 'base64');
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => other.decrypt(encrypted)).toThrow();
    expect(() => cipher.decrypt(changed.toString('base64'))).toThrow();
  });

  it('gives equal bodies equal fingerprints that only its holder can make', () => {
    expect(cipher.fingerprint({ a: 1, b: 2 })).toBe(cipher.fingerprint({ b: 2, a: 1 }));
    expect(cipher.fingerprint({ a: 1 })).not.toBe(cipher.fingerprint({ a: 2 }));
    expect(cipher.fingerprint({ a: 1 })).not.toBe(other.fingerprint({ a: 1 }));
  });

  it('understands what was encrypted with the previous secret, and uses the current one', () => {
    const rotated = new RecordCipher({
      current: 'another secret of thirty-two bytes or so',
      previous: 'one secret of at least thirty-two bytes',
    });
    const old = cipher.fingerprint({ a: 1 });

    expect(rotated.decrypt(cipher.encrypt('text'))).toBe('text');
    expect(rotated.isFingerprintOf(old, { a: 1 })).toBe(true);
    expect(rotated.isFingerprintOf(old, { a: 2 })).toBe(false);
    expect(other.isFingerprintOf(old, { a: 1 })).toBe(false);
    expect(other.decrypt(rotated.encrypt('text'))).toBe('text');
    expect(rotated.fingerprint({ a: 1 })).toBe(other.fingerprint({ a: 1 }));
  });
});
