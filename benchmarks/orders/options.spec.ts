import { readOptions } from './options';

describe('readOptions', () => {
  it('measures up to 100k by default', () => {
    expect(readOptions([])).toEqual({ seconds: 1, sizes: ['1k', '10k', '100k'] });
  });

  it('takes sizes in any order, from the smallest to the largest', () => {
    expect(readOptions(['--sizes', '1M,1k']).sizes).toEqual(['1k', '1m']);
  });

  it('says which sizes there are', () => {
    expect(() => readOptions(['--sizes', '1k,2k'])).toThrow('choose two or more of 1k, 10k, 100k, 1m');
    expect(() => readOptions(['--sizes', '1k'])).toThrow('choose two or more');
  });

  it('refuses turns without end', () => {
    expect(() => readOptions(['--seconds', 'x'])).toThrow('from 0.2 to 60');
  });
});
