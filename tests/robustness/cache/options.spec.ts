import { readOptions } from './options';

describe('readOptions', () => {
  it('takes half a minute unless it is told to be short', () => {
    expect(readOptions([])).toEqual({ help: false, seconds: 30 });
    expect(readOptions(['--size', 'short'])).toEqual({ help: false, seconds: 10 });
  });

  it('says which sizes there are', () => {
    expect(() => readOptions(['--size', 'huge'])).toThrow('choose short or default');
  });
});
