/** Where one HTTP/1.1 response ends in the bytes received, and what its head says. */
export interface ResponseFrame {
  readonly status: number;
  readonly head: string;
  /** Of the content, without the framing of chunks. */
  readonly bodyBytes: number;
  /** Of the whole answer on the wire. */
  readonly totalBytes: number;
}

const END_OF_HEAD = '\r\n\r\n';
const CONTENT_LENGTH = /\r\ncontent-length: *(\d+)/i;
const CHUNKED = /\r\ntransfer-encoding: *chunked/i;
const HAS_NO_BODY: ReadonlySet<number> = new Set([204, 304]);

/**
 * Finds the response at the beginning of some bytes.
 *
 * @returns undefined while it is not complete
 * @throws Error for one that ends with its connection, which a benchmark of keep-alive connections cannot use
 * @see RFC 9112, 6
 */
export function responseFrame(bytes: Buffer, length = bytes.length): ResponseFrame | undefined {
  const headEnd = bytes.indexOf(END_OF_HEAD);
  if (headEnd === -1 || headEnd + END_OF_HEAD.length > length) return undefined;
  const head = bytes.toString('latin1', 0, headEnd);
  const status = Number(head.slice(9, 12));
  const start = headEnd + END_OF_HEAD.length;
  const contentLength = CONTENT_LENGTH.exec(head)?.[1];
  if (contentLength === undefined && !HAS_NO_BODY.has(status)) return chunkedFrame();
  const bodyBytes = HAS_NO_BODY.has(status) ? 0 : Number(contentLength);
  const totalBytes = start + bodyBytes;
  return totalBytes <= length ? { status, head, bodyBytes, totalBytes } : undefined;

  function chunkedFrame(): ResponseFrame | undefined {
    if (!CHUNKED.test(head)) throw new Error(`an answer without a length:\n${head}`);
    const end = endOfChunks(bytes.subarray(0, length), start);
    return end && { status, head, ...end };
  }
}

/** Walks over chunks without trailers. @see RFC 9112, 7.1 */
function endOfChunks(bytes: Buffer, start: number): { bodyBytes: number; totalBytes: number } | undefined {
  let bodyBytes = 0;
  for (let at = start; ;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd === -1) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    at = lineEnd + 2 + size + 2;
    if (at > bytes.length) return undefined;
    if (size === 0) return { bodyBytes, totalBytes: at };
    bodyBytes += size;
  }
}
