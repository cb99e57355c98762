import { compressedTag, serviceTags } from './compressed-tag';

describe('the tag of a packed answer', () => {
  it.each([
    ['"a"', '"a+gzip"'],
    ['W/"a"', 'W/"a+gzip"'],
  ])('is one of its own for %s, and stands for it', (etag, compressed) => {
    expect(compressedTag(etag)).toBe(compressed);
    expect(serviceTags(compressed)).toBe(etag);
  });

  it('is read among others', () => {
    expect(serviceTags('"a+gzip", "b",W/"c+gzip"')).toBe('"a", "b",W/"c"');
  });

  it.each(['*', '"a"', 'a+gzip', ''])('is none of %j', (named) => {
    expect(serviceTags(named)).toBe(named);
  });
});
