import { cacheKey } from './cache-key';
import { findRoute } from './find-route';
import { parseTarget, splitPrefix } from './request-target';
import type { Destination } from './destination';

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
