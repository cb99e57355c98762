import {
  either,
  get,
  HIDDEN,
  HOST,
  JSON_TYPE,
  message,
  post,
  refused,
  served,
  servedOrClosed,
} from '../raw-message';
import { BODY_TARGET, type RawMessage, TARGET } from '../raw-message';

const H2C = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__'];
const WEBSOCKET = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
const withBody = (requestLine: string, body: string) =>
  message([requestLine, HOST, `Content-Length: ${body.length}`], body);
const named = (field: string) => served(`Connection names ${field}`, get(`Connection: close, ${field}`));

/** What concerns the connection, and several requests on one. @see RFC 9110, 7.6 to 7.8, 10.1.1 */
export const CONNECTIONS: readonly RawMessage[] = [
  served('a GET whose body is a request', withBody(`GET ${TARGET} HTTP/1.1`, HIDDEN)),
  served('a HEAD whose body is a request', withBody(`HEAD ${TARGET} HTTP/1.1`, HIDDEN), { isHead: true }),
  served('a GET whose chunk is a request', [
    message([`GET ${TARGET} HTTP/1.1`, HOST, 'Transfer-Encoding: chunked']),
    `${HIDDEN.length.toString(16)}\r\n${HIDDEN}\r\n0\r\n\r\n`,
  ]),
  either('a DELETE whose body is a request', withBody('DELETE /api/products?m=<id> HTTP/1.1', HIDDEN)),
  served('a POST whose body is a request', withBody(`POST ${BODY_TARGET} HTTP/1.1`, HIDDEN), {
    body: HIDDEN,
  }),
  either('a POST without a length, and a request behind it', post([], get()), { requests: 2 }),
  served('two requests at once', get() + get(), { requests: 2 }),
  served('five requests at once', get().repeat(5), { requests: 5 }),
  servedOrClosed('garbage behind a request', `${get()}\x00\x01\x02garbage\r\n\r\n`, { mustClose: true }),
  servedOrClosed('garbage behind a request with a body', `${post(['Content-Length: 2'], '{}')}\x00\r\n\r\n`, {
    mustClose: true,
    body: '{}',
  }),
  served('a request behind one that closes', get('Connection: close') + HIDDEN, { mustClose: true }),
  served('an upgrade to h2c', get(...H2C)),
  served('an upgrade to h2c with a hidden preface', `${get(...H2C)}PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`),
  served('an upgrade to a web socket', get(...WEBSOCKET, 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==')),
  ...[
    'X-User-Id',
    'Host',
    'Content-Length',
    'X-Forwarded-For',
    'X-Request-Id',
    'traceparent',
    'Authorization',
    'Cache-Control',
  ].map(named),
  served('Proxy-Connection', get('Proxy-Connection: keep-alive')),
  served('TE: trailers', get('TE: trailers', 'Connection: close, TE')),
  refused('an expectation nobody can meet', post(['Expect: 200-ok', 'Content-Length: 2'], '{}')),
  served('100-continue', [post(['Expect: 100-continue', 'Content-Length: 2'], ''), '{}'], { body: '{}' }),
  either('100-continue in HTTP/1.0', [
    message([`POST ${BODY_TARGET} HTTP/1.0`, HOST, JSON_TYPE, 'Expect: 100-continue', 'Content-Length: 2']),
    '{}',
  ]),
  served('a request a few bytes at a time', get().match(/[^]{1,24}/g) ?? []),
];
