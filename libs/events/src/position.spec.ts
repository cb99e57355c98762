import { positionAt, positionBefore, START } from './position';

describe('a position in a stream', () => {
  it.each([
    ['1700000000000-3', '1700000000000-2'],
    ['1700000000000-0', '1699999999999-18446744073709551615'],
    ['1700000000000', '1699999999999-18446744073709551615'],
    ['0-1', START],
    ['0-0', START],
  ])('before %s is %s', (entryId, position) => {
    expect(positionBefore(entryId)).toBe(position);
  });

  it('includes the whole millisecond it is asked for', () => {
    expect(positionAt(1_700_000_000_000)).toBe('1699999999999-18446744073709551615');
    expect(positionAt(-5)).toBe(START);
  });

  it('takes nothing that is no id', () => {
    expect(() => positionBefore('yesterday')).toThrow('yesterday is no id');
  });
});
