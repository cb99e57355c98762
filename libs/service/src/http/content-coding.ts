import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip as gunzipWithCallback, type InputType, type ZlibOptions } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import {
  BodyTooLargeError,
  MalformedGzipError,
  UnsupportedContentCodingError,
} from './content-coding.errors';

interface Decompressed {
  buffer: Buffer;
  engine: { bytesWritten: number };
}
const gunzip = promisify(gunzipWithCallback) as unknown as (
  compressed: InputType,
  options: ZlibOptions,
) => Promise<Decompressed>;

/** Whether a body is compressed with gzip. @throws UnsupportedContentCodingError when it has any other coding */
export function isCompressed({ 'content-encoding': coding = '' }: IncomingHttpHeaders): boolean {
  if (/^(?:identity)?$/i.test(coding)) return false;
  if (/^(?:x-)?gzip$/i.test(coding)) return true;
  throw new UnsupportedContentCodingError();
}

/**
 * Decompresses a body, and stops once it is larger than the limit.
 *
 * @throws BodyTooLargeError
 * @throws MalformedGzipError also when bytes follow the gzip data
 */
export async function decompress(body: Buffer, limitBytes: number): Promise<Buffer> {
  const { buffer, engine } = await gunzip(body, { maxOutputLength: limitBytes, info: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ERR_BUFFER_TOO_LARGE') throw new BodyTooLargeError(limitBytes);
      throw new MalformedGzipError({ cause });
    },
  );
  if (engine.bytesWritten !== body.length) throw new MalformedGzipError();
  return buffer;
}

/** Accepts bodies compressed with gzip. The limit of the route holds for the compressed and the decompressed body. */
export function acceptGzip(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    try {
      if (!hasCodedBody(request.headers) || !isCompressed(request.headers)) return done(null, payload);
    } catch (error) {
      return done(error as Error);
    }
    decompressed(payload, request.routeOptions.bodyLimit).then(
      (body) => done(null, body),
      (error: Error) => done(error),
    );
  });
}

const hasCodedBody = (headers: IncomingHttpHeaders) =>
  headers['content-encoding'] !== undefined &&
  (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0);

async function decompressed(payload: Readable, limitBytes: number): Promise<Readable> {
  const compressed = await collect(payload, limitBytes);
  const body = await decompress(compressed, limitBytes);
  // Fastify compares this with Content-Length.
  return Object.assign(Readable.from([body], { objectMode: false }), {
    receivedEncodedLength: compressed.length,
  });
}

/** Reads a body up to the limit. The rest stays unread on an open connection, so that the client gets its response. */
async function collect(payload: Readable, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of payload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    if ((bytes += chunk.length) > limitBytes) throw new BodyTooLargeError(limitBytes);
  }
  return Buffer.concat(chunks);
}
