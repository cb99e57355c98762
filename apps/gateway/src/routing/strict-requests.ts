import type { IncomingMessage } from 'node:http';
import { isAuthority } from '@emporium/service';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseTarget } from './request-target';
import {
  MalformedRequestError,
  MisdirectedRequestError,
  TooManyHeadersError,
  VersionNotSupportedError,
} from './routing.errors';

/** Node drops what comes after the first 1,000 in silence; nobody may hide a field there. */
const MAX_HEADER_FIELDS = 100;

type Message = Pick<IncomingMessage, 'httpVersion' | 'rawHeaders'>;

/**
 * Refuses what could be understood in two ways, on every path whether it exists or not, and closes the connection: where
 * the next request begins on it, nobody can tell.
 *
 * After the CORS hook, so that a web page can read the refusal.
 */
export function refuseMalformedRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    try {
      parseTarget(raw.url ?? '');
      checkScheme(request);
      checkMessage(raw);
      done();
    } catch (error) {
      void reply.header('connection', 'close');
      done(error as Error);
    }
  });
}

/** Who asks for `https` must have come by TLS, to here or to a proxy that is trusted. @see RFC 9110, 7.4 */
function checkScheme(request: FastifyRequest): void {
  const { originalUrl, url } = request;
  const isSecret = originalUrl !== url && /^https:/i.test(originalUrl);
  if (isSecret && request.protocol !== 'https') throw new MisdirectedRequestError();
}

/**
 * @throws MalformedRequestError, TooManyHeadersError, VersionNotSupportedError
 * @see RFC 9112, 2.3, 3.2 and 6.1
 */
export function checkMessage({ httpVersion, rawHeaders }: Message): void {
  if (httpVersion !== '1.1' && httpVersion !== '1.0') throw new VersionNotSupportedError();
  if (rawHeaders.length > 2 * MAX_HEADER_FIELDS) throw new TooManyHeadersError();
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    const value = rawHeaders[i + 1] as string;
    if (is(name, 'host')) {
      hosts++;
      if (!isAuthority(value)) throw new MalformedRequestError('The Host header is not valid.');
    } else if (is(name, 'transfer-encoding')) checkCoding(httpVersion, value);
  }
  if (hosts > 1) throw new MalformedRequestError('The request has more than one Host header.');
  if (hosts === 0 && httpVersion === '1.1')
    throw new MalformedRequestError('The request has no Host header.');
}

/** Bodies come as they are or, in HTTP/1.1, in chunks. */
function checkCoding(httpVersion: string, coding: string): void {
  if (httpVersion === '1.0' || !is(coding, 'chunked'))
    throw new MalformedRequestError('The Transfer-Encoding header is not valid.');
}

const is = (text: string, lowerCase: string) =>
  text.length === lowerCase.length && text.toLowerCase() === lowerCase;
