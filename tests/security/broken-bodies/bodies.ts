/** A request whose body breaks, as pieces on the wire. */
export interface BrokenBody {
  readonly name: string;
  readonly pieces: readonly string[];
  /** The client hangs up after so long. */
  readonly leavesAfterMs?: number;
}

const post = (framing: string) =>
  `POST /api/users/verify HTTP/1.1\r\nHost: edge.example\r\nContent-Type: application/json\r\n${framing}\r\n\r\n`;
const CHUNKED = post('Transfer-Encoding: chunked');
const SHORT = post('Content-Length: 100');

/** Bodies that begin well enough to be passed on, and then break. */
export const BROKEN_BODIES: readonly BrokenBody[] = [
  { name: 'a chunk size that is none', pieces: [`${CHUNKED}-2\r\n{}\r\n0\r\n\r\n`] },
  { name: 'a chunk longer than it says', pieces: [`${CHUNKED}2\r\n{}{}\r\n0\r\n\r\n`] },
  { name: 'a good chunk, then a bad one', pieces: [`${CHUNKED}2\r\n{}\r\nzz\r\n`] },
  { name: 'a good chunk, and later a bad one', pieces: [`${CHUNKED}2\r\n{}\r\n`, 'zz\r\n\r\n'] },
  { name: 'a trailer that is none', pieces: [`${CHUNKED}2\r\n{}\r\n0\r\nnonsense\r\n\r\n`] },
  { name: 'an empty transfer coding', pieces: [`${post('Transfer-Encoding:')}2\r\n{}\r\n0\r\n\r\n`] },
  { name: 'garbage behind the body', pieces: [`${post('Content-Length: 13')}{"token":"x"}\x00\r\n\r\n`] },
  { name: 'a client that leaves in the middle', pieces: [`${SHORT}{`], leavesAfterMs: 100 },
  { name: 'a client that leaves at once', pieces: [SHORT], leavesAfterMs: 5 },
];
