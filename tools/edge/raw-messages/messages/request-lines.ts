import { either, get, HIDDEN, HOST, message, type RawMessage, refused, served, TARGET } from '../raw-message';

const line = (requestLine: string) => message([requestLine, HOST]);

/** Request lines: forms of target, versions, methods. @see RFC 9112, 2.3 and 3 */
export const REQUEST_LINES: readonly RawMessage[] = [
  either('the absolute form of the target', line(`GET http://edge.example${TARGET} HTTP/1.1`)),
  either('the absolute form with another host', line(`GET http://other.example${TARGET} HTTP/1.1`)),
  refused('the absolute form with another scheme', line(`GET ftp://edge.example${TARGET} HTTP/1.1`)),
  refused('the absolute form with a user', line(`GET http://a@edge.example${TARGET} HTTP/1.1`)),
  refused('the authority form', line('GET edge.example:80 HTTP/1.1')),
  refused('the asterisk form', line('GET * HTTP/1.1')),
  refused('a target without a slash', line('GET api/products?m=<id> HTTP/1.1')),
  refused('a target of two slashes', line('GET //other.example/api/products?m=<id> HTTP/1.1')),
  refused('a target with a backslash', line('GET \\api\\products?m=<id> HTTP/1.1')),
  refused('a target with a space', line('GET /api/products?m=<id> x HTTP/1.1')),
  refused('a target with a tab', line('GET /api/products?m=<id>\tx HTTP/1.1')),
  refused('a target with a NUL', line('GET /api/products?m=<id>\x00x HTTP/1.1')),
  refused('a target with a fragment', line('GET /api/products?m=<id>#x HTTP/1.1')),
  refused('a target with bytes beyond ASCII', line('GET /api/products?m=<id>\xff HTTP/1.1')),
  refused('a target of 20 kB', line(`GET ${TARGET}&x=${'x'.repeat(20_480)} HTTP/1.1`)),
  refused('a target of 200 kB', line(`GET ${TARGET}&x=${'x'.repeat(204_800)} HTTP/1.1`)),
  refused('a tab in the request line', line(`GET\t${TARGET}\tHTTP/1.1`)),
  // RFC 9112, 3: a server may be lenient about the white space here.
  either('two spaces in the request line', line(`GET  ${TARGET} HTTP/1.1`)),
  refused('a space after the version', line(`GET ${TARGET} HTTP/1.1 `)),
  refused('HTTP/0.9', `GET ${TARGET}\r\n\r\n`),
  refused('HTTP/0.9 in long', line(`GET ${TARGET} HTTP/0.9`)),
  refused('HTTP/1.2', line(`GET ${TARGET} HTTP/1.2`)),
  refused('HTTP/1.10', line(`GET ${TARGET} HTTP/1.10`)),
  refused('HTTP/2.0', line(`GET ${TARGET} HTTP/2.0`)),
  refused('HTTP/9.9', line(`GET ${TARGET} HTTP/9.9`)),
  refused('a version in lower case', line(`GET ${TARGET} http/1.1`)),
  // Node reads it as HTTP/1.0 and does not tell.
  either('a version of another protocol', line(`GET ${TARGET} RTSP/1.0`)),
  refused('the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00'),
  refused('a handshake of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'.padEnd(200, '\x00')),
  refused('TRACE', line(`TRACE ${TARGET} HTTP/1.1`)),
  refused('TRACK', line(`TRACK ${TARGET} HTTP/1.1`)),
  refused('CONNECT', message(['CONNECT edge.example:443 HTTP/1.1', HOST]) + HIDDEN),
  refused('CONNECT to a path', message([`CONNECT ${TARGET} HTTP/1.1`, HOST])),
  refused('PROPFIND', line(`PROPFIND ${TARGET} HTTP/1.1`)),
  refused('a method nobody knows', line(`STEAL ${TARGET} HTTP/1.1`)),
  refused('a method in lower case', line(`get ${TARGET} HTTP/1.1`)),
  refused('a method of 20 kB', line(`${'G'.repeat(20_480)} ${TARGET} HTTP/1.1`)),
  served('HEAD', line(`HEAD ${TARGET} HTTP/1.1`), { isHead: true }),
  served('HTTP/1.0 with Host', get().replace('HTTP/1.1', 'HTTP/1.0'), { mustClose: true }),
];
