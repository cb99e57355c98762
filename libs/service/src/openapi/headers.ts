import { isUnavailable } from '@emporium/http';
import { type Operation, queryNames } from './document';

const text = (description: string) => ({ description, schema: { type: 'string' as const } });

/** Response headers, as components of the document. */
export const ANSWER_HEADERS = {
  'Accept-Encoding': text('the codings in which a body may be sent'),
  Deprecation: text('since when the operation is deprecated (RFC 9745)'),
  ETag: text('the version of what is answered, for If-None-Match and If-Match'),
  'Idempotency-Replayed': text('true: this is the first answer to the same Idempotency-Key once more'),
  Link: text('next and prev: the neighbouring pages, where there are such (RFC 8288)'),
  Location: text('where what was created can be read'),
  'Retry-After': text('seconds after which it is worth trying again'),
  Sunset: text('when the operation will be gone (RFC 8594)'),
  'WWW-Authenticate': text('how to log in (RFC 6750)'),
};

type HeaderName = keyof typeof ANSWER_HEADERS;

/** Statuses of responses that may be replayed: success, and refusals because of the state of things. */
const REPLAYED = new Set([200, 201, 204, 404, 409]);

/** Declares on each response of an operation the headers that it may have. */
export function completeHeaders(method: string, operation: Operation): void {
  for (const [key, response] of Object.entries(operation.responses ?? {})) {
    if (!response || '$ref' in response) continue;
    const names = headersOf(method, operation, Number(key), response.content !== undefined);
    response.headers = { ...refersTo(names), ...response.headers };
  }
}

function headersOf(method: string, operation: Operation, status: number, hasBody: boolean): HeaderName[] {
  const isGood = status < 300;
  const isKeyed = method === 'post' || method === 'patch';
  const rules: Record<HeaderName, boolean> = {
    'Accept-Encoding': status === 415,
    Deprecation: isGood && operation.deprecated === true,
    ETag: (isGood && hasBody) || status === 304,
    'Idempotency-Replayed': isKeyed && REPLAYED.has(status),
    Link: isGood && (queryNames(operation).includes('page') || operation.deprecated === true),
    Location: status === 201,
    'Retry-After': status === 429 || isUnavailable(status),
    Sunset: isGood && operation.deprecated === true,
    'WWW-Authenticate': status === 401,
  };
  return (Object.keys(rules) as HeaderName[]).filter((name) => rules[name]);
}

/** Headers of a response that refer to components of these names. */
export const refersTo = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
