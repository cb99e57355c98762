import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { publicPrefix } from './forwarded-path';

/** The deprecation of an operation. Times are dates such as `2026-01-31`, or RFC 3339. */
export interface Deprecation {
  /** When it was deprecated: nobody should begin to use it from then on. */
  readonly since: string;
  /** When it will be removed. */
  readonly sunset: string;
  /** The path to use instead, without `/api`, with the same parameters: `/v2/notes/:id`. */
  readonly successor: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    deprecation?: Deprecation;
  }
}

/**
 * Adds the headers of deprecation to every response of a deprecated route, refusals included.
 *
 * To be called before the routes are made.
 *
 * @see RFC 9745, RFC 8594, RFC 5829
 */
export function announceDeprecations(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route: RouteOptions) => {
    const deprecation = route.config?.deprecation;
    if (!deprecation) return;
    const headers = deprecationHeaders(deprecation);
    route.onSend = [
      (request, reply, _payload, done) => {
        void reply.headers(headers).header('Link', linksWith(request, reply, deprecation.successor));
        done();
      },
    ];
  });
}

/** @throws RangeError for invalid times, or a sunset before the deprecation */
export function deprecationHeaders({ since, sunset }: Deprecation): Record<string, string> {
  const [from, until] = [new Date(since), new Date(sunset)];
  if (!(from <= until)) throw new RangeError(`deprecated since ${since}, gone on ${sunset}`);
  return { Deprecation: `@${Math.floor(from.getTime() / 1000)}`, Sunset: until.toUTCString() };
}

function linksWith(request: FastifyRequest, reply: FastifyReply, successor: string): string {
  const params = request.params as Readonly<Record<string, string>>;
  const path = successor.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const prefix = publicPrefix(request) && '/api';
  const link = `<${prefix}${path}>; rel="successor-version"`;
  const others = reply.getHeader('Link');
  return others === undefined ? link : `${String(others)}, ${link}`;
}
