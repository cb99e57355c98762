import type { IncomingMessage } from 'node:http';
import { type Readable, Transform } from 'node:stream';
import { BODY_LIMIT_BYTES } from '@emporium/service';
import { PayloadTooLargeError } from './proxy.errors';

/** The body of a request to the service, and how it is framed. */
export interface RequestBody {
  readonly stream: Readable | null;
  readonly headers: Readonly<Record<string, string>>;
}

const NONE: RequestBody = { stream: null, headers: {} };

/**
 * The body as it streams in; none for GET and HEAD, whatever the client sends along.
 *
 * @throws PayloadTooLargeError at once when the announced length is over the limit; else the stream fails with it
 */
export function bodyOf(request: IncomingMessage): RequestBody {
  const length = request.headers['content-length'];
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  if (request.method === 'GET' || request.method === 'HEAD') return NONE;
  if (!isChunked && Number(length ?? 0) === 0) return NONE;
  if (Number(length ?? 0) > BODY_LIMIT_BYTES) throw new PayloadTooLargeError(BODY_LIMIT_BYTES);
  return { stream: counted(request), headers: length === undefined ? {} : { 'content-length': length } };
}

/** Passes a body on up to the limit; what is not wanted any more is read away, so that the client gets its answer. */
function counted(request: IncomingMessage): Readable {
  let bytes = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > BODY_LIMIT_BYTES) done(new PayloadTooLargeError(BODY_LIMIT_BYTES));
      else done(null, chunk);
    },
  });
  request.once('error', (error) => body.destroy(error));
  body.once('close', () => {
    request.unpipe(body);
    request.resume();
  });
  return request.pipe(body);
}
