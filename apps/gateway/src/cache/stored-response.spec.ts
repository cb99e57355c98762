import { decode, encode } from './stored-response';

it('a stored answer comes back as it was, byte for byte', () => {
  const answer = {
    revision: '7',
    storedAt: 1,
    headers: { etag: '"a"', link: '</api/products?page=2>; rel="next"' },
    body: Buffer.from([0x7b, 0x0a, 0x00, 0xff, 0x0a, 0x7d]),
  };

  expect(decode(encode(answer))).toEqual(answer);
});
