import { unlessUnchanged } from './conditional';

const headers = { etag: '"a"', 'content-type': 'application/json', 'content-length': '2', link: '<x>' };
const answer = { status: 200, headers, body: Buffer.from('{}') };

describe('unlessUnchanged', () => {
  it.each(['"a"', 'W/"a"', '"b", "a"', '*'])('answers 304 without a body for %s', (ifNoneMatch) => {
    expect(unlessUnchanged(answer, ifNoneMatch)).toEqual({
      status: 304,
      headers: { etag: '"a"', link: '<x>' },
      body: undefined,
    });
  });

  it.each(['"b"', undefined])('answers in full for %s', (ifNoneMatch) => {
    expect(unlessUnchanged(answer, ifNoneMatch)).toBe(answer);
  });

  it('answers in full what has no tag', () => {
    const untagged = { ...answer, headers: { link: '<x>' } };

    expect(unlessUnchanged(untagged, '*')).toBe(untagged);
  });

  it('leaves errors as they are', () => {
    const error = { ...answer, status: 404 };

    expect(unlessUnchanged(error, '*')).toBe(error);
  });
});
