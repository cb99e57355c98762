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
}

const destinations = new WeakMap<FastifyRequest, Destination>();

/** Records where a request goes; the route guard alone calls it. */
export const setDestination = (request: FastifyRequest, destination: Destination): void => {
  destinations.set(request, destination);
};

/** Where a request that passed the route guard goes. */
export function destinationOf(request: FastifyRequest): Destination {
  const destination = destinations.get(request);
  if (!destination) throw new Error('The route guard has not seen this request');
  return destination;
}
