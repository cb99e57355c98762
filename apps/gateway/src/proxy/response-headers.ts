import type { IncomingHttpHeaders } from 'node:http';
import { OVERLOADED_HEADER } from '@emporium/http';
import type { ApiResponse } from '../http/api-response';
import { hopByHop } from '../http/hop-by-hop';

/** What the gateway says itself, and what is nobody's business. */
const OURS = new Set([
  'age',
  'ratelimit',
  'ratelimit-policy',
  'server',
  'traceparent',
  'x-cache',
  OVERLOADED_HEADER,
  'x-powered-by',
  'x-request-id',
]);

const isOurs = (name: string) => OURS.has(name) || name.startsWith('access-control-');

/** The service's headers that the client gets. */
export function clientHeaders(received: IncomingHttpHeaders): ApiResponse['headers'] {
  const dropped = hopByHop(received.connection);
  const passed: Record<string, string | string[] | undefined> = {};
  for (const name in received) if (!dropped.has(name) && !isOurs(name)) passed[name] = received[name];
  return passed;
}
