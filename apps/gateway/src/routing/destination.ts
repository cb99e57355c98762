import type { FastifyRequest } from 'fastify';
import type { Route } from './route';

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
