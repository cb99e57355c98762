import { BODY_TARGET, get, HOST, message, post, type RawMessage, refused, TARGET } from '../raw-message';

/** More than a gateway needs: Node looks for connections whose time is up every 30 s. */
const limitMs = 95_000;
const drip = (bytes: string) => [bytes, ...Array.from({ length: 3_000 }, () => 'x')];

/** Connections that would be held for ever. Nobody may hold one longer than the limit. */
export const SLOW: readonly RawMessage[] = [
  refused('nothing at all', [], { limitMs, mustClose: true }),
  refused('the one line of HTTP/0.9', `GET ${TARGET}\r\n`, { limitMs, mustClose: true }),
  refused('half a request line', 'GET /api/prod', { limitMs, mustClose: true }),
  refused('a head without its end', get().slice(0, -2), { limitMs, mustClose: true }),
  refused('a head that drips', drip(`GET ${TARGET} HTTP/1.1\r\n${HOST}\r\nX-Slow: `), {
    limitMs,
    mustClose: true,
  }),
  refused('a body that never comes', post(['Content-Length: 100'], '{'), { limitMs, mustClose: true }),
  refused('chunks that never end', post(['Transfer-Encoding: chunked'], '2\r\n{}\r\n'), {
    limitMs,
    mustClose: true,
  }),
  refused(
    'a body that drips',
    drip(message([`POST ${BODY_TARGET} HTTP/1.1`, HOST, 'Content-Length: 90000'])),
    { limitMs, mustClose: true },
  ),
];
