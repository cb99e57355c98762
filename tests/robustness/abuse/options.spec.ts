import { readOptions } from './options';
import { SIZES } from './sizes';

describe('readOptions', () => {
  it('takes a size by its name, and the default one when none is named', () => {
    expect(readOptions(['--size', 'full']).size).toBe(SIZES.full);
    expect(readOptions([]).size).toBe(SIZES.default);
  });

  it('says which sizes there are', () => {
    expect(() => readOptions(['--size', 'toString'])).toThrow(
      '--size toString: choose short, default, full.',
    );
  });
});
