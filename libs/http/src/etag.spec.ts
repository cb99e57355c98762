import { etagOf, namesTag } from './etag';

describe('entity tags', () => {
  const tag = etagOf({ a: 1 });

  it('are equal for equal bodies only', () => {
    expect(etagOf({ a: 1 })).toBe(tag);
    expect(etagOf({ a: 2 })).not.toBe(tag);
    expect(tag).toMatch(/^"[\w-]+"$/);
  });

  it.each([[tag], [`"other", ${tag}`], [`W/${tag}`], ['*']])('are named by %s', (header) => {
    expect(namesTag(header, tag)).toBe(true);
  });

  it.each(['"other"', tag.slice(1, -1), ''])('are not named by %p', (header) => {
    expect(namesTag(header, tag)).toBe(false);
  });
});
