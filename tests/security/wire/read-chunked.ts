const LINE_END = '\r\n';

/** Reads a chunked body; undefined when it is not whole or not well-formed. @see RFC 9112, 7.1 */
export function readChunked(bytes: Buffer): { text: string; rest: Buffer } | undefined {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf(LINE_END, at);
    if (lineEnd === -1) return undefined;
    const sizeText = bytes.toString('latin1', at, lineEnd);
    if (!/^[0-9a-f]+$/i.test(sizeText)) return undefined;
    const size = parseInt(sizeText, 16);
    const start = lineEnd + LINE_END.length;
    const end = start + size;
    if (bytes.toString('latin1', end, end + LINE_END.length) !== LINE_END) return undefined;
    chunks.push(bytes.subarray(start, end));
    at = end + LINE_END.length;
    if (size === 0) return { text: Buffer.concat(chunks).toString('utf8'), rest: bytes.subarray(at) };
  }
}
