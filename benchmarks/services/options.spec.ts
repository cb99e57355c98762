import { readOptions } from './options';

describe('the options', () => {
  it('are 16 clients and a second unless they say otherwise', () => {
    expect(readOptions([])).toEqual({ clients: [16], seconds: 1 });
    expect(readOptions(['--clients', '1,64', '--seconds', '0.5'])).toEqual({
      clients: [1, 64],
      seconds: 0.5,
    });
  });

  it('name sizes to grow to', () => {
    expect(readOptions(['--growth', '100k,1k']).growth).toEqual(['1k', '100k']);
  });

  it.each([
    ['--clients', '0'],
    ['--clients', '16,65'],
    ['--clients', '1,'],
    ['--seconds', '0'],
    ['--growth', '1k'],
    ['--growth', '1k,2k'],
    ['--turns', '3'],
  ])('refuse %s %s', (...args) => {
    expect(() => readOptions(args)).toThrow(args[0]);
  });
});
