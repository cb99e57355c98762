import type { Route } from './route';
import { ROUTES } from './route-table';

interface Candidate {
  readonly route: Route;
  readonly segments: readonly string[];
}

const segmentsOf = (path: string) => path.split('/').slice(1);
const bucketOf = (method: string, segments: readonly string[]) => `${method} ${segments.length}`;

const candidates = new Map<string, Candidate[]>();
for (const route of ROUTES) {
  const segments = segmentsOf(route.pattern);
  const bucket = bucketOf(route.method, segments);
  candidates.set(bucket, [...(candidates.get(bucket) ?? []), { route, segments }]);
}

const matches = (pattern: readonly string[], segments: readonly string[]) =>
  pattern.every((part, index) => (part.startsWith(':') ? segments[index] !== '' : part === segments[index]));

/**
 * The route of a request; HEAD goes where GET goes.
 *
 * @param path without `/api`
 */
export function findRoute(method: string, path: string): Route | undefined {
  const segments = segmentsOf(path);
  const bucket = bucketOf(method === 'HEAD' ? 'GET' : method, segments);
  return candidates.get(bucket)?.find((candidate) => matches(candidate.segments, segments))?.route;
}
