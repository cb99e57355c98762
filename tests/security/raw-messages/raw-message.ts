/** A message as bytes, and how a strict gateway must treat it. */
export interface RawMessage {
  readonly name: string;
  /** Written one after the other; `<id>` stands for the message's number, in as many characters. */
  readonly pieces: readonly string[];
  /**
   * `refused`: 4xx, 501, 505 or a closed connection, and nothing gets through. `served`: as the legal message it is.
   * `either`: it may do both, but nothing in between. `served or closed`: the answer to what follows a legal message
   * may not stand in the place of its own.
   */
  readonly expect: 'refused' | 'served' | 'either' | 'served or closed';
  /** Answers, and requests that get through, when it is served; 1 when absent. */
  readonly requests?: number;
  readonly isHead?: boolean;
  /** What framing was in doubt must not be read on. @see RFC 9112, 6.3 and 11.2 */
  readonly mustClose?: boolean;
  /** The body that gets through when it is served. */
  readonly body?: string;
  /** How long it may take, for what is sent too slowly on purpose. */
  readonly limitMs?: number;
}

export type Expectation = RawMessage['expect'];

/** A target whose response is not cached. */
export const TARGET = '/api/products?m=<id>';
/** A public route that takes a body. */
export const BODY_TARGET = '/api/users/verify?m=<id>';
export const HOST = 'Host: edge.example';
export const JSON_TYPE = 'Content-Type: application/json';
/** A request inside of a body, which must never be answered. */
export const HIDDEN = `GET /api/products?hidden=<id> HTTP/1.1\r\n${HOST}\r\n\r\n`;

/** Header lines with their line ends, and the empty line; then the body. */
export const message = (lines: readonly string[], body = ''): string =>
  `${lines.join('\r\n')}\r\n\r\n${body}`;

/** A GET with further header lines. */
export const get = (...lines: string[]): string => message([`GET ${TARGET} HTTP/1.1`, HOST, ...lines]);

/** A POST whose framing is in the header lines. */
export const post = (lines: readonly string[], body: string): string =>
  message([`POST ${BODY_TARGET} HTTP/1.1`, HOST, JSON_TYPE, ...lines], body);

type Tail = Partial<Omit<RawMessage, 'name' | 'pieces' | 'expect'>>;

const expecting =
  (expect: Expectation) =>
  (name: string, bytes: string | readonly string[], more: Tail = {}): RawMessage => ({
    name,
    pieces: typeof bytes === 'string' ? [bytes] : bytes,
    expect,
    ...more,
  });

export const refused = expecting('refused');
export const served = expecting('served');
export const either = expecting('either');
export const servedOrClosed = expecting('served or closed');
