import { cursorOf, valuesIn } from './cursor';

describe('a cursor', () => {
  it('holds values, and needs no escapes in a URL', () => {
    const values = ['name', 'Ärmel?&/+ ✓', 12.5, null];

    expect(cursorOf(values)).toMatch(/^[\w-]+$/);
    expect(valuesIn(cursorOf(values))).toEqual(values);
  });

  it.each(['', 'x', '%%%', 'bnVsbA', 'e30', 'NQ'])('holds nothing when it is %j', (cursor) => {
    expect(valuesIn(cursor)).toEqual([]);
  });
});
