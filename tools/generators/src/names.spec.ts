import { camelCase, constantCase, pascalCase, plural, refuseBadName, singular } from './names';

describe('a name', () => {
  it('is written as code has it', () => {
    const name = 'credit-note';

    expect([pascalCase(name), camelCase(name), constantCase(name)]).toEqual([
      'CreditNote',
      'creditNote',
      'CREDIT_NOTE',
    ]);
  });

  it.each([
    ['refund', 'refunds'],
    ['delivery', 'deliveries'],
    ['key', 'keys'],
    ['address', 'addresses'],
    ['batch', 'batches'],
  ])('of one %s and many %s is named in both ways', (one, many) => {
    expect(plural(one)).toBe(many);
    expect(singular(many)).toBe(one);
  });

  it('that is no plural stays as it is', () => {
    expect(singular('stock')).toBe('stock');
  });

  it.each(['', 'Payments', 'pay_ments', '1st', 'a--b', '../x', 'payments/', 'größe'])(
    'is not "%s"',
    (bad) => {
      expect(() => refuseBadName(bad)).toThrow('is no name');
    },
  );
});
