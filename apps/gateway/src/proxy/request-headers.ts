import { currentContext, TIMEOUT_HEADER } from '@emporium/http';
import type { FastifyRequest } from 'fastify';
import type { Destination } from '../routing/routed-request';
import { ANSWER_TIMEOUT_MS } from './instance';
import { hopByHop } from './hop-by-hop';

/** All that a service gets to see of a client's headers: who it is, for one, only its token says. */
const PASSED_ON = [
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'cache-control',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'user-agent',
] as const;

/** What may go with a request whose answer everybody gets: nothing that could change the answer. */
const PASSED_ON_FOR_ALL = ['user-agent'] as const;

/** The headers of the request to the service. */
export function upstreamHeaders(
  request: FastifyRequest,
  { route, prefix }: Destination,
): Record<string, string> {
  const context = currentContext();
  const headers: Record<string, string> = {
    'x-forwarded-for': request.ip,
    'x-forwarded-host': request.host,
    'x-forwarded-proto': request.protocol,
    'x-forwarded-prefix': prefix,
    [TIMEOUT_HEADER]: String(ANSWER_TIMEOUT_MS),
    ...(context && { 'x-request-id': context.requestId, traceparent: context.traceparent }),
  };
  const dropped = hopByHop(request.headers.connection);
  for (const name of route.isCacheable ? PASSED_ON_FOR_ALL : PASSED_ON) {
    const value = request.headers[name];
    if (typeof value === 'string' && !dropped.has(name)) headers[name] = value;
  }
  return headers;
}
