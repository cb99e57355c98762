import { MethodNotAllowedError } from '@emporium/http';
import type { FastifyInstance, RouteOptions } from 'fastify';

const segmentsOf = (path: string) => path.split('/').slice(1);

const matches = (pattern: readonly string[], path: readonly string[]) =>
  pattern.length === path.length &&
  pattern.every((part, index) => (part.startsWith(':') ? path[index] !== '' : part === path[index]));

/**
 * Knows which methods a path has, from the routes that were declared. A route with a wildcard tells of no path, and a path
 * that is written out, such as `/users/login`, is none of `/users/:id`.
 */
export class KnownPaths {
  private readonly literals = new Map<string, string[]>();
  private readonly patterns = new Map<string, string[]>();

  add({ method, url }: Pick<RouteOptions, 'method' | 'url'>): void {
    if (url.includes('*')) return;
    const paths = url.includes(':') ? this.patterns : this.literals;
    paths.set(url, [...new Set([...(paths.get(url) ?? []), ...[method].flat()])]);
  }

  /** The methods of a path that is written out; undefined for any other. */
  written(path: string): readonly string[] | undefined {
    return this.literals.get(path);
  }

  /** The methods of a path with parameters in it; none for what nothing is at. */
  parametric(path: string): readonly string[] {
    const segments = segmentsOf(path);
    const all = [...this.patterns].filter(([url]) => matches(segmentsOf(url), segments));
    return [...new Set(all.flatMap(([, methods]) => methods))];
  }
}

interface Exceptions {
  /** Routes that are to look as if they were not there, by their declared path. */
  readonly isHidden: (url: string) => boolean;
  /** The methods that something else than a route here gives a target. */
  readonly elsewhere?: (target: string) => readonly string[];
}

/**
 * Answers 405 and not 404 where there is such a path, only not with this method.
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
      known.written(path) ?? (request.is404 ? [...known.parametric(path), ...elsewhere(url)] : []);
    if (allowed.length > 0 && !allowed.includes(method)) done(new MethodNotAllowedError(allowed));
    else done();
  });
}
