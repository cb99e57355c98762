import type { ProblemKind } from '@emporium/http';
import { addProblem, ANSWER_HEADERS, type operationsOf, refersTo } from '@emporium/service';
import type { OpenAPIObject } from '@nestjs/swagger';

type Operation = ReturnType<typeof operationsOf>[number]['operation'];

const text = (description: string) => ({ description, schema: { type: 'string' as const } });

/** Headers that the gateway adds, as components of the document. */
export const EDGE_HEADERS = {
  Age: text('seconds that the answer has been in the cache'),
  'Retry-After': ANSWER_HEADERS['Retry-After'],
  RateLimit: text('what is left of the limits: "default";r=299;t=60'),
  'RateLimit-Policy': text('the limits: "default";q=300;w=60, requests in a window of seconds'),
  'X-Cache': text(
    'HIT: from the cache; MISS: now in the cache; STALE: from the cache while the service is away; ' +
      'BYPASS: from the service',
  ),
  'X-Request-Id': text('the request’s id, also in the logs'),
};

const EDGE_PROBLEMS: readonly ProblemKind[] = [
  { status: 400, code: 'MALFORMED_REQUEST', description: 'the request line or a header breaks HTTP' },
  {
    status: 421,
    code: 'MISDIRECTED_REQUEST',
    description: 'the target says https, the connection has no TLS',
  },
  { status: 429, code: 'RATE_LIMITED', description: 'try again after Retry-After' },
  { status: 429, code: 'TOO_MANY_AT_ONCE', description: 'wait for the answers to other requests' },
  { status: 502, code: 'UPSTREAM_UNAVAILABLE', description: 'the service cannot be reached' },
  { status: 503, code: 'CIRCUIT_OPEN', description: 'the service fails too often to be asked now' },
  { status: 503, code: 'OVERLOADED', description: 'too much to do; try again after Retry-After' },
  { status: 504, code: 'UPSTREAM_TIMEOUT', description: 'the service took too long' },
];

/** Worth repeating, and the answer says when. */
const isRetried = (status: string) =>
  EDGE_PROBLEMS.some((kind) => kind.status >= 429 && status === `${kind.status}`);

/** Adds to an operation of the merged document what the gateway adds to its answers. */
export function addEdgeAnswers(document: OpenAPIObject, method: string, operation: Operation): void {
  for (const kind of EDGE_PROBLEMS) addProblem(document, operation, kind);
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!response || '$ref' in response) continue;
    const names = [
      'RateLimit',
      'RateLimit-Policy',
      'X-Request-Id',
      ...(method === 'get' ? ['Age', 'X-Cache'] : []),
      ...(isRetried(status) ? ['Retry-After'] : []),
    ];
    response.headers = { ...refersTo(names), ...response.headers };
  }
}
