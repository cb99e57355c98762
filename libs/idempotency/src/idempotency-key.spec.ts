import type { FastifyRequest } from 'fastify';
import { canonicalJson, idempotencyKeyOf } from './idempotency-key';
import { InvalidIdempotencyKeyError } from './idempotency.errors';

const keyOf = (key: string | undefined) =>
  idempotencyKeyOf({ headers: { 'idempotency-key': key } } as unknown as FastifyRequest);

describe('an idempotency key', () => {
  it.each(['k', '"8e03978e-40d5-43dd-bc93-6894a57f9324"', '~'.repeat(255), undefined])('may be %p', (key) => {
    expect(keyOf(key)).toBe(key);
  });

  it.each(['', 'a b', 'ä', 'a\tb', 'x'.repeat(256)])('may not be %p', (key) => {
    expect(() => keyOf(key)).toThrow(InvalidIdempotencyKeyError);
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of members, at any depth', () => {
    expect(canonicalJson({ b: [{ y: 1, x: 2 }], a: null })).toBe(
      canonicalJson({ a: null, b: [{ x: 2, y: 1 }] }),
    );
  });

  it('depends on everything else', () => {
    const texts = [{ a: [1, 2] }, { a: [2, 1] }, { a: '1' }, { a: 1 }, {}, undefined].map(canonicalJson);
    expect(new Set(texts).size).toBe(6);
  });
});
