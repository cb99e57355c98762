import type { IncomingMessage } from 'node:http';
import { Duplex, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DomainError } from '@emporium/http';
import { BODY_LIMIT_BYTES } from '@emporium/service';
import { ClientGoneError, PayloadTooLargeError } from './proxy.errors';

/** The body of a request to the service; `length` is undefined when its client did not announce it. */
export interface RequestBody {
  readonly content: Duplex | Buffer | null;
  readonly length: number | undefined;
}

/** A body that may have to be sent twice is read first; a larger one is sent once. */
const HELD_BYTES = 65_536;
const NONE: RequestBody = { content: null, length: undefined };
/** Bodies that were looked into before they are sent on. */
const peeked = new WeakMap<IncomingMessage, RequestBody>();

/**
 * The body as it streams in; none for GET and HEAD, whatever the client sends along.
 *
 * @throws PayloadTooLargeError at once when the announced length is over the limit; else the stream fails with it
 */
export function bodyOf(request: IncomingMessage): RequestBody {
  const known = peeked.get(request);
  if (known) return known;
  if (request.method === 'GET' || request.method === 'HEAD') return NONE;
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  const length = isChunked ? undefined : Number(request.headers['content-length'] ?? 0);
  if (length === 0) return NONE;
  if (length !== undefined && length > BODY_LIMIT_BYTES) throw new PayloadTooLargeError(BODY_LIMIT_BYTES);
  return { content: counted(request), length };
}

/** The same body so that it can be sent again, if it is small enough. */
export async function held(body: RequestBody): Promise<RequestBody> {
  const { content, length = Infinity } = body;
  if (!(content instanceof Duplex) || length > HELD_BYTES) return body;
  return { content: await buffer(content).catch(refuseBroken), length };
}

/** The body as a whole if it is small and of announced length; {@link bodyOf} has it all the same. */
export async function peekBody(request: IncomingMessage): Promise<Buffer | undefined> {
  try {
    const body = await held(bodyOf(request));
    peeked.set(request, body);
    return body.content instanceof Buffer ? body.content : undefined;
  } catch (error) {
    // Whoever sends it on hears the same again.
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

function refuseBroken(cause: unknown): never {
  throw cause instanceof DomainError ? cause : new ClientGoneError({ cause });
}
/** Passes a body on up to the limit; what is not wanted any more is read away, so that the client gets its answer. */
function counted(request: IncomingMessage): Duplex {
  let bytes = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > BODY_LIMIT_BYTES) done(new PayloadTooLargeError(BODY_LIMIT_BYTES));
      else done(null, chunk);
    },
  });
  request.once('error', (error) => body.destroy(error));
  // Whoever sends the body on hears of it; if nobody does, it is nobody's business.
  body.on('error', () => undefined);
  body.once('close', () => {
    request.unpipe(body);
    request.resume();
  });
  return request.pipe(body);
}
