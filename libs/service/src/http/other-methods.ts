import { MethodNotAllowedError } from '@emporium/http';
import type { FastifyInstance, RouteOptions } from 'fastify';

const segmentsOf = (path: string) => path.split('/').slice(1);

const matches = (pattern: readonly string[], path: readonly string[]) =>
  pattern.length === path.length &&
  pattern.every((part, index) => (part.startsWith(':') ? path[index] !== '' : part === path[index]));

/**
 * Knows which methods a path has, from the declared routes. Routes with a wildcard are left out, and a path that is
 * declared literally, such as `/users/login`, does not count as `/users/:id`.
 */
export class KnownPaths {
  private readonly literals = new Map<string, string[]>();
  private readonly patterns = new Map<string, string[]>();

  add({ method, url }: Pick<RouteOptions, 'method' | 'url'>): void {
    if (url.includes('*')) return;
    const paths = url.includes(':') ? this.patterns : this.literals;
    paths.set(url, [...new Set([...(paths.get(url) ?? []), ...[method].flat()])]);
  }

  /** The methods of a path that is declared literally; undefined for any other. */
  literal(path: string): readonly string[] | undefined {
    return this.literals.get(path);
  }

  /** The methods of a path that matches routes with parameters; none when no route matches. */
  parametric(path: string): readonly string[] {
    const segments = segmentsOf(path);
    const all = [...this.patterns].filter(([url]) => matches(segmentsOf(url), segments));
    return [...new Set(all.flatMap(([, methods]) => methods))];
  }
}

interface Exceptions {
  /** Whether a declared route is to be answered as if it did not exist. */
  readonly isHidden: (url: string) => boolean;
  /** Methods of a target that are served by something other than a declared route. */
  readonly elsewhere?: (target: string) => readonly string[];
}

/**
 * Answers 405 instead of 404 where the path exists, but not with this method.
 *
 * To be called before the routes are made.
 */
export function refuseOtherMethods(
  fastify: FastifyInstance,
  { isHidden, elsewhere = () => [] }: Exceptions,
): void {
  const known = new KnownPaths();
  fastify.addHook('onRoute', (route) => {
    if (!isHidden(route.url)) known.add(route);
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { method, url } = request;
    const path = url.split('?', 1)[0] as string;
    const allowed =
      known.literal(path) ?? (request.is404 ? [...known.parametric(path), ...elsewhere(url)] : []);
    if (allowed.length > 0 && !allowed.includes(method)) done(new MethodNotAllowedError(allowed));
    else done();
  });
}
