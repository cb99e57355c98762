import type { IncomingMessage } from 'node:http';
import { cookieOf, DEVICE_COOKIE, DEVICE_TOKEN_HEADER, TIMEOUT_HEADER } from '@emporium/http';
import type { FastifyRequest } from 'fastify';
import type { Destination } from '../routing/destination';
import { DOWNSTREAM_TIMEOUT_MS } from './budgets';
import { hopByHop } from '../http/hop-by-hop';
import { serviceTags } from '../http/compressed-tag';

/** Whether a response is for its client alone, or for everybody who asks the same. */
export type ResponseKind = 'own' | 'shared';

/**
 * The headers of a client that its service gets. Nothing here says who the client is but its token. With a request whose
 * response others get, too, goes nothing that could change that response.
 */
const PASSED_ON: Readonly<Record<ResponseKind, readonly string[]>> = {
  own: [
    'accept',
    'accept-language',
    'authorization',
    'cache-control',
    'content-encoding',
    'content-type',
    'idempotency-key',
    'if-match',
    'if-none-match',
    'traceparent',
    'user-agent',
  ],
  shared: ['traceparent', 'user-agent'],
};

const NAMING_TAGS: ReadonlySet<string> = new Set(['if-match', 'if-none-match']);

/** Whether the service gets this field of the client's, which `Connection` may have named as one for this hop only. */
export const isForwarded = (name: string, { headers }: IncomingMessage): boolean =>
  typeof headers[name] === 'string' && !hopByHop(headers.connection).has(name);

/** The headers of the request to the service, names and values in turn. */
export function upstreamHeaders(
  request: FastifyRequest,
  { prefix, route }: Destination,
  kind: ResponseKind,
): string[] {
  const { headers } = request.raw;
  const fields = [
    ...['x-forwarded-for', request.ip],
    ...['x-forwarded-host', request.host],
    ...['x-forwarded-proto', request.protocol],
    ...['x-forwarded-prefix', prefix],
    ...['x-request-id', request.id],
    ...[TIMEOUT_HEADER, String(DOWNSTREAM_TIMEOUT_MS)],
  ];
  const dropped = hopByHop(headers.connection);
  for (const name of PASSED_ON[kind]) {
    const value = headers[name];
    if (typeof value !== 'string' || dropped.has(name)) continue;
    fields.push(name, NAMING_TAGS.has(name) ? serviceTags(value) : value);
  }
  const device = route.takesDevice
    ? (headers[DEVICE_TOKEN_HEADER] ?? cookieOf(headers.cookie, DEVICE_COOKIE))
    : undefined;
  if (typeof device === 'string') fields.push(DEVICE_TOKEN_HEADER, device);
  return fields;
}
