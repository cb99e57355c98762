import { insertBehindBlock, repeatLines } from './edit-text';

const renamed = (line: string) => line.replace('user', 'payments');

describe('repeatLines', () => {
  it('repeats each line like that behind itself', () => {
    expect(repeatLines('a user\nb\nanother user\n', /user/, renamed)).toBe(
      'a user\na payments\nb\nanother user\nanother payments\n',
    );
  });

  it('repeats lines that belong together', () => {
    expect(repeatLines('- user\n  x\n- z', /user/, renamed, 2)).toBe('- user\n  x\n- payments\n  x\n- z');
  });

  it('fails where there is none', () => {
    expect(() => repeatLines('a', /user/, renamed)).toThrow('there is no line like user');
  });
});

describe('insertBehindBlock', () => {
  const file = 'services:\n  user:\n    a: 1\n\n    b: 2\n\n  # The data\n  redis:\n    c: 3\n';

  it('keeps what belongs to the next block with that', () => {
    expect(insertBehindBlock(file, '  user:', '  payments:\n    d: 4\n')).toBe(
      'services:\n  user:\n    a: 1\n\n    b: 2\n\n  payments:\n    d: 4\n\n  # The data\n  redis:\n    c: 3\n',
    );
  });

  it('fails where there is no such block', () => {
    expect(() => insertBehindBlock(file, '  nobody:', '')).toThrow('there is no line "  nobody:"');
  });
});
