import { HIDDEN, post, type RawMessage, refused } from '../raw-message';

const CHUNKED_BODY = '2\r\n{}\r\n0\r\n\r\n';
const closes = { mustClose: true };
const withCoding = (line: string) =>
  refused(`a transfer coding as "${printable(line)}"`, post([line], CHUNKED_BODY), closes);
const printable = (line: string) => JSON.stringify(line).slice(1, -1);

/** Both ways of framing at once, and one of them disguised. @see RFC 9112, 6.1 and 11.2 */
export const TRANSFER_ENCODINGS: readonly RawMessage[] = [
  refused(
    'CL.TE: a length and chunks, with a hidden request behind the last chunk',
    post([`Content-Length: ${5 + HIDDEN.length}`, 'Transfer-Encoding: chunked'], `0\r\n\r\n${HIDDEN}`),
    closes,
  ),
  refused(
    'TE.CL: chunks and a short length, with a hidden request in the chunk',
    post(
      ['Transfer-Encoding: chunked', 'Content-Length: 4'],
      `${HIDDEN.length.toString(16)}\r\n${HIDDEN}\r\n0\r\n\r\n`,
    ),
    closes,
  ),
  refused(
    'TE.0: chunks and a length of zero',
    post(
      ['Transfer-Encoding: chunked', 'Content-Length: 0'],
      `${HIDDEN.length.toString(16)}\r\n${HIDDEN}\r\n0\r\n\r\n`,
    ),
    closes,
  ),
  refused(
    'TE.TE: chunked and an unknown coding in two fields',
    post(['Transfer-Encoding: chunked', 'Transfer-Encoding: cow'], CHUNKED_BODY),
    closes,
  ),
  refused(
    'TE.TE with a length: an unknown coding, then chunked',
    post(['Content-Length: 4', 'Transfer-Encoding: cow', 'Transfer-Encoding: chunked'], CHUNKED_BODY),
    closes,
  ),
  refused(
    'chunked twice',
    post(['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'], CHUNKED_BODY),
    closes,
  ),
  ...[
    'Transfer-Encoding: xchunked',
    'Transfer-Encoding: chunkedx',
    'Transfer-Encoding: "chunked"',
    'Transfer-Encoding: identity',
    'Transfer-Encoding: chunked, identity',
    'Transfer-Encoding: identity, chunked',
    'Transfer-Encoding: gzip, chunked',
    'Transfer-Encoding: chunked, chunked',
    'Transfer-Encoding: chunked;q=1',
    'Transfer-Encoding: \x0bchunked',
    'Transfer-Encoding: chunked\x0c',
    'Transfer-Encoding: chunk\xa0ed',
    'Transfer-Encoding: \x00chunked',
    'Transfer-Encoding : chunked',
    'Transfer-Encoding\t: chunked',
    ' Transfer-Encoding: chunked',
    'Transfer-Encoding:\r\n chunked',
    'Transfer-Encoding: chunked\r\n ',
    'X: y\nTransfer-Encoding: chunked',
    'X: y\rTransfer-Encoding: chunked',
    'Transfer-Encoding:',
  ].map(withCoding),
  refused(
    'a coding that is disguised by an underscore, with a length for the rest',
    post(['Transfer_Encoding: chunked', 'Content-Length: -1'], CHUNKED_BODY),
    closes,
  ),
  refused(
    'chunks in HTTP/1.0',
    post(['Transfer-Encoding: chunked'], CHUNKED_BODY).replace('HTTP/1.1', 'HTTP/1.0'),
    closes,
  ),
];
