import type { Route } from './route';
import { ROUTES } from './route-table';

interface Candidate {
  readonly route: Route;
  readonly segments: readonly string[];
}

const segmentsOf = (path: string) => path.split('/').slice(1);
const bucketOf = (method: string, segments: readonly string[]) => `${method} ${segments.length}`;

const matches = (pattern: readonly string[], segments: readonly string[]) =>
  pattern.every((part, index) => (part.startsWith(':') ? segments[index] !== '' : part === segments[index]));

/**
 * Finds the route of a request; HEAD goes where GET goes, and a path that is written out in the table, such as
 * `/users/login`, is none of `/users/:id`.
 *
 * @param path without `/api`
 */
export type FindRoute = (method: string, path: string) => Route | undefined;

export function routeFinder(routes: readonly Route[]): FindRoute {
  const candidates = new Map<string, Candidate[]>();
  for (const route of routes) {
    const segments = segmentsOf(route.pattern);
    const bucket = bucketOf(route.method, segments);
    candidates.set(bucket, [...(candidates.get(bucket) ?? []), { route, segments }]);
  }
  const written = new Set(routes.map(({ pattern }) => pattern).filter((pattern) => !pattern.includes(':')));
  return (method, path) => {
    const segments = segmentsOf(path);
    const bucket = bucketOf(method === 'HEAD' ? 'GET' : method, segments);
    const found = candidates.get(bucket)?.find((candidate) => matches(candidate.segments, segments))?.route;
    return found && found.pattern !== path && written.has(path) ? undefined : found;
  };
}

export const findRoute = routeFinder(ROUTES);
