import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip as gunzipWithCallback, type InputType, type ZlibOptions } from 'node:zlib';
import { DomainError } from '@emporium/http';
import type { FastifyInstance } from 'fastify';

/** The request body is in a coding that nobody here understands. @see RFC 9110, 15.5.16 */
export class UnsupportedContentCodingError extends DomainError {
  readonly status = 415;
  readonly code = 'UNSUPPORTED_CONTENT_CODING';
  override readonly headers = { 'Accept-Encoding': 'gzip' };

  constructor() {
    super('The request body must be sent as it is or packed with gzip.');
  }
}

/** The request body is not the gzip that its `Content-Encoding` says it is. */
export class MalformedGzipError extends DomainError {
  readonly status = 400;
  readonly code = 'BAD_REQUEST';

  constructor(options?: ErrorOptions) {
    super('The request body is not valid gzip.', options);
  }
}

/** Packed or unpacked, the request body is too large. */
export class PackedBodyTooLargeError extends DomainError {
  readonly status = 413;
  readonly code = 'PAYLOAD_TOO_LARGE';
  override readonly headers = { Connection: 'close' };

  constructor(limitBytes: number) {
    super(`The request body is larger than ${limitBytes} bytes.`);
  }
}

interface Unpacked {
  buffer: Buffer;
  engine: { bytesWritten: number };
}
const gunzip = promisify(gunzipWithCallback) as unknown as (
  packed: InputType,
  options: ZlibOptions,
) => Promise<Unpacked>;

/** Whether a body is packed. @throws UnsupportedContentCodingError when it is, but not with gzip alone */
export function isPacked({ 'content-encoding': coding = '' }: IncomingHttpHeaders): boolean {
  if (/^(?:identity)?$/i.test(coding)) return false;
  if (/^(?:x-)?gzip$/i.test(coding)) return true;
  throw new UnsupportedContentCodingError();
}

/**
 * Unpacks a body, and stops when it has become too large.
 *
 * @throws MalformedGzipError, for bytes that follow the gzip too; PackedBodyTooLargeError
 */
export async function unpacked(body: Buffer, limitBytes: number): Promise<Buffer> {
  const { buffer, engine } = await gunzip(body, { maxOutputLength: limitBytes, info: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ERR_BUFFER_TOO_LARGE') throw new PackedBodyTooLargeError(limitBytes);
      throw new MalformedGzipError({ cause });
    },
  );
  if (engine.bytesWritten !== body.length) throw new MalformedGzipError();
  return buffer;
}

/** Has bodies read that are packed with gzip; unpacked, each is bound by the limit of its route as any other is. */
export function acceptGzip(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    try {
      if (!hasCodedBody(request.headers) || !isPacked(request.headers)) return done(null, payload);
    } catch (error) {
      return done(error as Error);
    }
    unpack(payload, request.routeOptions.bodyLimit).then(
      (body) => done(null, body),
      (error: Error) => done(error),
    );
  });
}

const hasCodedBody = (headers: IncomingHttpHeaders) =>
  headers['content-encoding'] !== undefined &&
  (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0);

async function unpack(payload: Readable, limitBytes: number): Promise<Readable> {
  const packed = await collect(payload, limitBytes);
  const body = await unpacked(packed, limitBytes);
  // Fastify compares this with the announced length.
  return Object.assign(Readable.from([body], { objectMode: false }), {
    receivedEncodedLength: packed.length,
  });
}

/** What is not wanted any more stays unread, so that the client gets its answer. */
async function collect(payload: Readable, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of payload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    if ((bytes += chunk.length) > limitBytes) throw new PackedBodyTooLargeError(limitBytes);
  }
  return Buffer.concat(chunks);
}
