import { AREA_NAMES } from './areas';
import { readOptions } from './options';

describe('readOptions', () => {
  it('takes the areas that are named, and all when none is', () => {
    expect(readOptions(['cache', 'auth']).areas).toEqual(['cache', 'auth']);
    expect(readOptions([]).areas).toEqual(AREA_NAMES);
  });

  it('says which areas there are', () => {
    expect(() => readOptions(['caches'])).toThrow(/^caches: choose of checkout, /);
  });
});
