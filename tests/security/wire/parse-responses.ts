import { readChunked } from './read-chunked';

/** One answer as it stood on the wire. */
export interface WireResponse {
  readonly status: number;
  /** By lower-case name; repeated ones are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface ParsedResponses {
  /** Final answers; those of 1xx are left out. */
  readonly responses: readonly WireResponse[];
  /** Bytes that are no whole answer. */
  readonly rest: Buffer;
}

const HEAD_END = Buffer.from('\r\n\r\n');
const STATUS_LINE = /^HTTP\/1\.[01] (\d{3})(?: [^\r\n]*)?$/;

/**
 * Takes apart what a server sent over one connection.
 *
 * @param isHead whether the request was HEAD, so that a length announces no body
 */
export function parseResponses(received: Buffer, isHead = false): ParsedResponses {
  const responses: WireResponse[] = [];
  let rest = received;
  for (;;) {
    const parsed = parseOne(rest, isHead);
    if (!parsed) return { responses, rest };
    if (parsed.response.status >= 200) responses.push(parsed.response);
    rest = parsed.rest;
  }
}

function parseOne(bytes: Buffer, isHead: boolean): { response: WireResponse; rest: Buffer } | undefined {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd === -1) return undefined;
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const status = Number(STATUS_LINE.exec(statusLine)?.[1]);
  if (!status) return undefined;
  const headers = headersOf(lines);
  const content = bytes.subarray(headEnd + HEAD_END.length);
  const isEmpty = isHead || status < 200 || status === 204 || status === 304;
  const body = isEmpty ? { text: '', rest: content } : readBody(headers, content);
  return body && { response: { status, headers, text: body.text }, rest: body.rest };
}

function readBody(
  headers: Record<string, string>,
  content: Buffer,
): { text: string; rest: Buffer } | undefined {
  if (headers['transfer-encoding'] === 'chunked') return readChunked(content);
  const length = headers['content-length'] === undefined ? content.length : Number(headers['content-length']);
  if (!(length <= content.length)) return undefined;
  return { text: content.toString('utf8', 0, length), rest: content.subarray(length) };
}

function headersOf(lines: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}
