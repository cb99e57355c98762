import { PROBLEM_JSON } from '@emporium/http';
import type { operationsOf } from '@emporium/service';

type Operation = ReturnType<typeof operationsOf>[number]['operation'];
type Responses = NonNullable<Operation['responses']>;

const text = (description: string) => ({ description, schema: { type: 'string' as const } });

/** Headers that the gateway adds, as components of the document. */
export const EDGE_HEADERS = {
  RateLimit: text('what is left of the limits: "default";r=299;t=60'),
  'RateLimit-Policy': text('the limits: "default";q=300;w=60, requests in a window of seconds'),
  'X-Cache': text('HIT: from the cache; MISS: now in the cache; BYPASS: from the service'),
  'X-Request-Id': text('the request’s id, also in the logs'),
};

const refersTo = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const problem = (description: string) => ({
  description,
  content: { [PROBLEM_JSON]: { schema: { $ref: '#/components/schemas/ProblemDto' } } },
});

const EDGE_PROBLEMS: Responses = {
  429: problem('RATE_LIMITED: try again after Retry-After'),
  502: problem('UPSTREAM_UNAVAILABLE: the service cannot be reached; try again after Retry-After'),
  504: problem('UPSTREAM_TIMEOUT: the service took too long'),
};

/** An operation with what the gateway adds to its answers. */
export function withEdgeAnswers(method: string, operation: Operation): Operation {
  const headers = refersTo(
    Object.keys(EDGE_HEADERS).filter((name) => name !== 'X-Cache' || method === 'get'),
  );
  const responses = Object.entries({ ...EDGE_PROBLEMS, ...operation.responses }).map(
    ([status, response]) =>
      [
        status,
        response && '$ref' in response
          ? response
          : { ...response, headers: { ...headers, ...response?.headers } },
      ] as const,
  );
  return { ...operation, responses: Object.fromEntries(responses) as Operation['responses'] };
}
