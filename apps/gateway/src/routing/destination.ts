import type { FastifyRequest } from 'fastify';
import type { Route } from './route';
import { findRoute } from './find-route';
import { parseTarget, splitPrefix } from './request-target';

/** Where a request goes. */
export interface Destination {
  readonly route: Route;
  /** `/api` or `/api/v1`, as the client wrote it. */
  readonly prefix: string;
  /** The path as the service knows it, and the query as received. */
  readonly servicePath: string;
  readonly query: string;
  /** What tells the responses of a cacheable route apart. */
  readonly cacheKey: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null when the request is in no route. */
    destination: Destination | null;
  }
}

/** Where a request that passed the route guard goes. */
export function destinationOf({ destination }: FastifyRequest): Destination {
  if (!destination) throw new Error('This request is in no route');
  return destination;
}

/**
 * Where a request goes; undefined for what is in no route.
 *
 * @param target the request target as it was received
 * @param find in the route table, unless a test has one of its own
 * @throws MalformedRequestError
 */
export function findDestination(method: string, target: string, find = findRoute): Destination | undefined {
  const { path, query } = parseTarget(target);
  const split = splitPrefix(path);
  const route = split && find(method, split.servicePath);
  // Nothing is of two versions, as /api/v1/v2/... would have it.
  if (!route || (route.version !== 1 && split.prefix !== '/api')) return undefined;
  return { route, ...split, query, cacheKey: cacheKey({ ...split, query }) };
}

type Target = Pick<Destination, 'prefix' | 'servicePath' | 'query'>;

/**
 * What tells cached responses apart: the public path, since links in the response hold it, and the query in one order.
 *
 * The query is sorted as written, not decoded: two requests share a key only if they mean the same.
 */
export function cacheKey({ prefix, servicePath, query }: Target): string {
  const isPlain = !query.includes('&');
  return `${prefix}${servicePath}?${isPlain ? query.slice(1) : sorted(query)}`;
}

function sorted(query: string): string {
  const parameters = query.slice(1).split('&').filter(Boolean);
  return parameters.sort(byName).join('&');
}

/** Equal names keep their order. */
const byName = (a: string, b: string) => compare(nameOf(a), nameOf(b));
const nameOf = (parameter: string) => parameter.split('=', 1)[0] ?? '';
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
