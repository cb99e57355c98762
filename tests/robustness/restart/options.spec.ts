import { readOptions } from './options';

describe('readOptions', () => {
  it('takes both rounds unless it is told to be short', () => {
    expect(readOptions([])).toEqual({ help: false, rounds: ['one by one', 'together'] });
    expect(readOptions(['--size', 'short'])).toEqual({ help: false, rounds: ['together'] });
  });

  it('says which sizes there are', () => {
    expect(() => readOptions(['--size', 'huge'])).toThrow('choose short or default');
  });
});
