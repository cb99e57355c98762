import { decode, encode, isStorable, storedResponse } from './stored-response';

const answer = (headers = {}, body: Buffer | undefined = Buffer.from('{}'), status = 200) => ({
  status,
  headers,
  body,
});

describe('isStorable', () => {
  it.each([
    ['a plain answer', answer()],
    ['one for all', answer({ 'cache-control': 'public, max-age=5' })],
    ['the longest one', answer({}, Buffer.alloc(262_144))],
  ])('takes %s', (_, storable) => {
    expect(isStorable(storable)).toBe(true);
  });

  it.each([
    ['an error', answer({}, undefined, 404)],
    ['what the service wants nobody to keep', answer({ 'cache-control': 'No-Store' })],
    ['what is for one client', answer({ 'cache-control': 'max-age=5, private' })],
    ['what differs from client to client', answer({ vary: 'Cookie' })],
    ['an encoding that not everybody reads', answer({ 'content-encoding': 'gzip' })],
    ['a cookie', answer({ 'set-cookie': 'a=b' })],
    ['what is too long', answer({}, Buffer.alloc(262_145))],
    ['what has no body', { status: 200, headers: {}, body: undefined }],
  ])('leaves %s', (_, unstorable) => {
    expect(isStorable(unstorable)).toBe(false);
  });
});

describe('storedResponse', () => {
  it('keeps of the headers those that are the answer’s own', () => {
    const headers = { etag: '"a"', link: '<x>', date: 'today', connection: 'close', 'x-request-id': '1' };

    expect(storedResponse(answer(headers), '7')).toMatchObject({
      revision: '7',
      headers: { etag: '"a"', link: '<x>' },
      body: Buffer.from('{}'),
    });
    expect(Object.keys(storedResponse(answer(headers), '7').headers)).toEqual(['etag', 'link']);
  });
});

it('a stored answer comes back as it was, byte for byte', () => {
  const answer = {
    revision: '7',
    storedAt: 1,
    headers: { etag: '"a"', link: '</api/products?page=2>; rel="next"' },
    body: Buffer.from([0x7b, 0x0a, 0x00, 0xff, 0x0a, 0x7d]),
  };

  expect(decode(encode(answer))).toEqual(answer);
});
