import { isTooDeep } from './json-depth';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('isTooDeep', () => {
  it('lets 32 levels pass, and no more', () => {
    expect(isTooDeep(nested(32))).toBe(false);
    expect(isTooDeep(nested(33))).toBe(true);
    expect(isTooDeep('{"a":'.repeat(33))).toBe(true);
  });

  it('counts levels, not brackets', () => {
    expect(isTooDeep(`[${'[],'.repeat(1_000)}[]]`)).toBe(false);
  });

  it('does not count what is in strings', () => {
    expect(isTooDeep(JSON.stringify({ a: '[{'.repeat(100), b: '\\"[[[', c: '"'.repeat(3) }))).toBe(false);
  });
});
