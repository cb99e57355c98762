import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import { type Destination, findDestination } from './destination';
import { checkMessage, checkScheme } from './strict-requests';

const REMEMBERED = 5_000;
const LONGEST_REMEMBERED = 512;
/** By target, where reads of the catalogue lead: most of them are for few targets. */
const remembered = new LRUCache<string, Destination>({ max: REMEMBERED });

/**
 * Finds out where each request goes, once. Refuses what could be understood in two ways, on every path whether it exists
 * or not, and closes the connection: nobody can tell where the next request begins on it.
 *
 * After the CORS hook, so that a web page can read the refusal.
 */
export function routeRequests(fastify: FastifyInstance): void {
  fastify.decorateRequest('destination', null);
  fastify.addHook('onRequest', (request, reply, done) => {
    try {
      const destination = destinationFor(request.method, request.raw.url ?? '');
      checkScheme(request);
      checkMessage(request.raw);
      request.destination = destination ?? null;
      done();
    } catch (error) {
      void reply.header('connection', 'close');
      done(error as Error);
    }
  });
}

/** The same as {@link findDestination}, from memory where it can. @throws MalformedRequestError */
export function destinationFor(method: string, target: string): Destination | undefined {
  if (method !== 'GET') return findDestination(method, target);
  const known = remembered.get(target);
  if (known) return known;
  const destination = findDestination(method, target);
  if (destination?.route.isCacheable && target.length <= LONGEST_REMEMBERED)
    remembered.set(target, destination);
  return destination;
}
