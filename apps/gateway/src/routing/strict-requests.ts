import type { FastifyInstance } from 'fastify';
import { parseTarget } from './request-target';
import { MalformedRequestError, TooManyHeadersError } from './routing.errors';

/** Node drops what comes after the first 1,000 in silence; nobody may hide a field there. */
const MAX_HEADER_FIELDS = 100;
const HOST = /^[\w.-]+(?::\d{1,5})?$|^\[[0-9a-f:.]+\](?::\d{1,5})?$/i;

/**
 * Refuses what could be understood in two ways, on every path whether it exists or not.
 *
 * After the CORS hook, so that a web page can read the refusal.
 */
export function refuseMalformedRequests(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', ({ raw }, _reply, done) => {
    try {
      parseTarget(raw.url ?? '');
      checkHeaders(raw.rawHeaders);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}

/**
 * @param rawHeaders names and values in turn
 * @throws MalformedRequestError, TooManyHeadersError
 * @see RFC 9112, 3.2
 */
export function checkHeaders(rawHeaders: readonly string[]): void {
  if (rawHeaders.length > 2 * MAX_HEADER_FIELDS) throw new TooManyHeadersError();
  const hosts = rawHeaders.filter((_, index) => index % 2 === 1 && isHost(rawHeaders[index - 1]));
  if (hosts.length > 1) throw new MalformedRequestError('The request has more than one Host header.');
  if (hosts.some((host) => !HOST.test(host)))
    throw new MalformedRequestError('The Host header is not valid.');
}

const isHost = (name: string | undefined) => name?.length === 4 && name.toLowerCase() === 'host';
