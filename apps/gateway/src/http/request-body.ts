import type { IncomingMessage } from 'node:http';
import { Duplex, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DomainError, isRead } from '@emporium/http';
import { ClientGoneError, PayloadTooLargeError } from './request.errors';

/** The body of a request to the service; `length` is undefined when its client did not announce it. */
export interface RequestBody {
  readonly content: Duplex | Buffer | null;
  readonly length: number | undefined;
}

const NONE: RequestBody = { content: null, length: undefined };
/** Bodies that were read before they are sent on. */
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
  if (isRead(request.method ?? '')) return NONE;
  const isChunked = request.headers['transfer-encoding'] !== undefined;
  const length = isChunked ? undefined : Number(request.headers['content-length'] ?? 0);
  if (length === 0) return NONE;
  if (length !== undefined && length > limit) throw new PayloadTooLargeError(limit);
  return { content: limited(request, limit), length };
}

/** Reads a body of announced length into memory, so that it can be sent again; leaves any other as it is. */
export async function buffered(body: RequestBody): Promise<RequestBody> {
  const { content, length } = body;
  if (!(content instanceof Duplex) || length === undefined) return body;
  return { content: await buffer(content).catch(refuseBroken), length };
}

/** The whole body, if its length was announced. It is not used up: {@link bodyOf} returns the same afterwards. */
export async function peekBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  try {
    const body = await buffered(bodyOf(request, limit));
    peeked.set(request, body);
    return body.content instanceof Buffer ? body.content : undefined;
  } catch (error) {
    // The proxy reads the body next and reports the same error.
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

function refuseBroken(cause: unknown): never {
  throw cause instanceof DomainError ? cause : new ClientGoneError({ cause });
}

/**
 * Passes a body on and fails when it gets longer than the limit. What the client sends after that is read and dropped: a
 * client that is still sending when its connection closes may never see the response.
 */
function limited(request: IncomingMessage, limit: number): Duplex {
  let bytes = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(new PayloadTooLargeError(limit));
      else done(null, chunk);
    },
  });
  request.once('error', (error) => body.destroy(error));
  // An error without a listener would end the process, and a request may be refused before anybody listens.
  body.on('error', () => undefined);
  body.once('close', () => {
    request.unpipe(body);
    request.resume();
  });
  return request.pipe(body);
}
