import { faultOfText, hasLength, isVisible, normalized } from './text';

describe('a text', () => {
  it.each(['', 'Łódź', 'a\u0301', '🚀', '👩‍🚀', 'क्षि', 'z' + '\u0334'.repeat(30), '\ufffd'])(
    'may be %j',
    (text) => {
      expect(faultOfText(text, 'line')).toBeUndefined();
      expect(faultOfText(text, 'long')).toBeUndefined();
    },
  );

  it.each([
    '\ud83d',
    'a\ude80',
    '\ude80\ud83d',
    '\0',
    '\x07',
    '\x1b[31m',
    '\x7f',
    '\x85',
    'z' + '\u0334'.repeat(31),
  ])('may not be %j', (text) => {
    expect(faultOfText(text, 'line')).toMatch(/^must /);
    expect(faultOfText(text, 'long')).toMatch(/^must /);
  });

  it.each(['a\nb', 'a\r\nb', 'a\tb'])('may be %j if it is a long one', (text) => {
    expect(faultOfText(text, 'long')).toBeUndefined();
    expect(faultOfText(text, 'line')).toBeDefined();
  });

  it('may not go over lines by other means', () => {
    expect(faultOfText('a\u2028b', 'line')).toBeDefined();
  });
});

describe('a name', () => {
  it.each(['Ada', '李', 'ق', '🚀', '7', '-', '\u200bx'])('can be seen: %j', (name) => {
    expect(isVisible(name)).toBe(true);
  });

  it.each([
    '',
    ' ',
    '\u00a0',
    '\u200b',
    '\u200d\u200c',
    '\u3164',
    '\ufe0f',
    '\u00ad',
    '\u2800',
    '\u202e',
    '\u{e0041}',
    '\u0301',
  ])('cannot be seen: %j', (name) => {
    expect(isVisible(name)).toBe(false);
  });
});

describe('the length of a text', () => {
  it.each([
    ['abc', true],
    ['', false],
    ['abcd', false],
    ['🚀🚀🚀', true],
    ['🚀🚀🚀🚀', false],
    // What chooses between the forms of a character is one, too.
    ['a\ufe0fa\ufe0f', false],
  ])('of %j is from 1 to 3: %s', (text, isSo) => {
    expect(hasLength(text, 1, 3)).toBe(isSo);
  });
});

describe('a normalized text', () => {
  it('is the same in whatever way its letters were composed', () => {
    expect(normalized('Noe\u0308', 100)).toBe('No\u00eb');
    // Four code units become one.
    expect(normalized('\u03b1\u0313\u0300\u0345'.repeat(10), 10)).toBe('\u1f82'.repeat(10));
  });

  it('is left alone when it is too long anyway', () => {
    expect(normalized('e\u0308'.repeat(5), 2)).toBe('e\u0308'.repeat(5));
  });
});
