import { bodyLimitOf } from '@emporium/contracts';
import { PROBLEM_JSON, type ProblemKind } from '@emporium/http';
import type { OpenAPIObject } from '@nestjs/swagger';
import { GOES_ON_EXTENSION } from '../store-room/goes-on-when-full.decorator';
import type { Parameter, PlacedOperation } from './document';
import { reference } from './document';
import { completeHeaders } from './headers';
import { addProblem, completeProblems } from './problems';

const header = (name: string, description: string): Parameter => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});

const IF_NONE_MATCH = header('If-None-Match', 'answer 304 if the ETag is still this one');
const IF_STILL = header('If-Match', 'answer only if the ETag is still this one, else 412');
const IF_MATCH = header('If-Match', 'change only if the ETag is still this one, else 412');
const IF_NOT_THIS = header(
  'If-None-Match',
  'change only if the ETag is none of these, or with * if there is none, else 412',
);
const IDEMPOTENCY_KEY = header(
  'Idempotency-Key',
  'Makes it safe to send a request again whose answer was lost: the same key, resource and body have one effect, and a ' +
    'repeat gets the first answer for 24 h. A 404 or 409 is such an answer, too: a new attempt, after things have changed, ' +
    'needs a new key. Other refusals (400, 401, 403, 412, 413, 415, 428, 429) and failures (5xx) are never repeated; under ' +
    'the same key the request is judged anew, and if an effect came of it nevertheless, that is what is answered. Where ' +
    'nobody is logged in, a key belongs to its body, every refusal is judged anew, and tokens are repeated only while they ' +
    'are of use.',
);

const kind = (status: number, code: string, description: string, details?: string): ProblemKind => ({
  status,
  code,
  description,
  ...(details && { details }),
});

const EVERYWHERE = [
  kind(
    400,
    'VALIDATION_FAILED',
    'the request breaks the rules of this document: null where nothing is nullable, half a surrogate pair, control ' +
      'characters, and more than 30 marks on one letter are refused in every field',
    'ValidationFailedDetails',
  ),
  kind(500, 'INTERNAL_ERROR', 'a fault on our side; the log has it under the requestId'),
  kind(503, 'SERVICE_UNAVAILABLE', 'try again after Retry-After'),
];
const READS = [
  kind(400, 'BAD_REQUEST', 'If-Match is no list of entity tags'),
  kind(412, 'PRECONDITION_FAILED', 'a stale If-Match'),
];
const CHANGES = [
  kind(
    400,
    'BAD_REQUEST',
    'the body is no JSON in UTF-8, or too deep or of too many parts; or a precondition is no list of entity tags',
  ),
  kind(412, 'PRECONDITION_FAILED', 'a stale If-Match, or an If-None-Match that names the present state'),
];
/** A body is checked for these also where none is expected. */
const withBody = (path: string) => [
  kind(400, 'BAD_REQUEST', 'the body is no JSON in UTF-8, or too deep or of too many parts'),
  kind(413, 'PAYLOAD_TOO_LARGE', `the body is larger than ${bodyLimitOf(path) / 1_024} kB`),
  kind(415, 'UNSUPPORTED_MEDIA_TYPE', 'send application/json'),
  kind(415, 'UNSUPPORTED_CONTENT_CODING', 'send the body as it is or packed with gzip'),
];
const REFUSED_WHEN_FULL = [
  kind(503, 'STORE_FULL', 'little room is left, which is kept for orders; try again after Retry-After'),
];
const KEYED = [
  kind(400, 'IDEMPOTENCY_KEY_INVALID', 'the key is not 1 to 255 visible ASCII characters'),
  kind(409, 'IDEMPOTENCY_IN_PROGRESS', 'the first request with this key is still running'),
  kind(422, 'IDEMPOTENCY_KEY_REUSED', 'the key was used before with another body'),
  kind(
    429,
    'TOO_MANY_KEYS',
    'more than 10,000 keys of the user (100,000 of an administrator) are on record, which takes 24 h',
  ),
];

/** Adds what follows from an operation's method and decorators, so that handlers need not repeat it. */
export function completeOperation(
  document: OpenAPIObject,
  { path, method, operation }: PlacedOperation,
): void {
  const isRead = method === 'get';
  const isKeyed = method === 'post' || method === 'patch';
  const isChange = !isRead && method !== 'post';
  const isRefusedWhenFull = !isRead && method !== 'delete' && !(GOES_ON_EXTENSION in operation);
  Reflect.deleteProperty(operation, GOES_ON_EXTENSION);
  if ('x-deprecation' in operation) operation.deprecated = true;
  operation.security ??= [];
  operation.parameters = [
    ...(operation.parameters ?? []),
    ...(isRead ? [IF_STILL, IF_NONE_MATCH] : []),
    ...(isKeyed ? [IDEMPOTENCY_KEY] : []),
    ...(isChange ? [IF_MATCH, IF_NOT_THIS] : []),
  ];
  if (isRead) operation.responses[304] = { description: 'not changed since the ETag in If-None-Match' };
  completeProblems(document, operation);
  const shared = [
    ...EVERYWHERE,
    ...(isRead ? READS : []),
    ...(isChange ? CHANGES : []),
    ...(isRead ? [] : withBody(path)),
    ...(isKeyed ? KEYED : []),
    ...(isRefusedWhenFull ? REFUSED_WHEN_FULL : []),
  ];
  for (const problem of shared) addProblem(document, operation, problem);
  operation.responses['default'] = {
    description: 'any other refusal',
    content: { [PROBLEM_JSON]: { schema: reference('Problem') } },
  };
  completeHeaders(method, operation);
}
