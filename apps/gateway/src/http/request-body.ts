import type { IncomingMessage } from 'node:http';
import { Duplex, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DomainError } from '@emporium/http';
import { ClientGoneError, PayloadTooLargeError } from '../proxy/proxy.errors';

/** The body of a request to the service; `length` is undefined when its client did not announce it. */
export interface RequestBody {
  readonly content: Duplex | Buffer | null;
  readonly length: number | undefined;
}

const NONE: RequestBody = { content: null, length: undefined };
/** Bodies that were looked into before they are sent on. */
const peeked = new WeakMap<IncomingMessage, RequestBody>();

/**
 * The body as it streams in; none for GET and HEAD, whatever the client sends along.
 *
 * @param limit of the route, in bytes
 * @throws PayloadTooLargeError at once when the announced length is over the limit; else the stream fails with it
 */
export function bodyOf(request: IncomingMessage, limit: number): RequestBody {
  const known = peeked.get(request);
  if (known) return known;
  if (request.method === 'GET' || request.method === 'HEAD') return NONE;
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  const length = isChunked ? undefined : Number(request.headers['content-length'] ?? 0);
  if (length === 0) return NONE;
  if (length !== undefined && length > limit) throw new PayloadTooLargeError(limit);
  return { content: counted(request, limit), length };
}

/** The same body so that it can be sent again, if its length was announced. */
export async function held(body: RequestBody): Promise<RequestBody> {
  const { content, length } = body;
  if (!(content instanceof Duplex) || length === undefined) return body;
  return { content: await buffer(content).catch(refuseBroken), length };
}

/** The body as a whole if it is of announced length; {@link bodyOf} has it all the same. */
export async function peekBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  try {
    const body = await held(bodyOf(request, limit));
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
function counted(request: IncomingMessage, limit: number): Duplex {
  let bytes = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(new PayloadTooLargeError(limit));
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
