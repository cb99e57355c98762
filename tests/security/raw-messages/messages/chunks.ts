import { either, HIDDEN, post, type RawMessage, refused, served } from '../raw-message';

const chunked = (body: string) => post(['Transfer-Encoding: chunked', 'Connection: close'], body);
const broken = (name: string, body: string) => refused(name, chunked(body), { mustClose: true });
const fine = (name: string, body: string) => served(name, chunked(body), { body: '{}' });

/** Chunks, well-formed and not. @see RFC 9112, 7.1 */
export const CHUNKS: readonly RawMessage[] = [
  fine('two chunks', '1\r\n{\r\n1\r\n}\r\n0\r\n\r\n'),
  fine('a chunk size with zeros in front', '0000002\r\n{}\r\n0\r\n\r\n'),
  fine('a chunk extension', '2;name=value\r\n{}\r\n0;last\r\n\r\n'),
  fine('a quoted chunk extension with a semicolon', '2;name="a;b"\r\n{}\r\n0\r\n\r\n'),
  fine(
    'trailers that name a user and a token',
    '2\r\n{}\r\n0\r\nX-User-Id: someone\r\nAuthorization: Bearer x\r\n\r\n',
  ),
  either('a trailer that names a length', chunked('2\r\n{}\r\n0\r\nContent-Length: 9\r\n\r\n')),
  broken('a negative chunk size', '-2\r\n{}\r\n0\r\n\r\n'),
  broken('a chunk size with a plus', '+2\r\n{}\r\n0\r\n\r\n'),
  broken('a chunk size with 0x', '0x2\r\n{}\r\n0\r\n\r\n'),
  broken('a chunk size with an underscore', '0_2\r\n{}\r\n0\r\n\r\n'),
  broken('no chunk size', '\r\n{}\r\n0\r\n\r\n'),
  broken('a chunk size that is no number', 'two\r\n{}\r\n0\r\n\r\n'),
  broken('a chunk size beyond 64 bits', 'fffffffffffffffff2\r\n{}\r\n0\r\n\r\n'),
  broken('a chunk size that wraps around 64 bits', '10000000000000002\r\n{}\r\n0\r\n\r\n'),
  broken('a chunk size with a space in front', ' 2\r\n{}\r\n0\r\n\r\n'),
  broken('a chunk longer than it says', '2\r\n{}{}\r\n0\r\n\r\n'),
  broken('a chunk that ends with a line feed alone', '2\r\n{}\n0\r\n\r\n'),
  broken('a chunk size that ends with a line feed alone', '2\n{}\r\n0\r\n\r\n'),
  broken('a line feed in a chunk extension, and a hidden request', `2;x\ny\r\n{}\r\n0\r\n\r\n${HIDDEN}`),
  broken('a carriage return in a chunk extension', '2;x\ry\r\n{}\r\n0\r\n\r\n'),
  broken('a NUL in a chunk extension', '2;x\x00y\r\n{}\r\n0\r\n\r\n'),
  broken('a chunk extension of 100 kB', `2;${'x'.repeat(100_000)}\r\n{}\r\n0\r\n\r\n`),
  broken('a trailer without a colon', '2\r\n{}\r\n0\r\nnonsense\r\n\r\n'),
];
