import { PROBLEM_JSON } from '@emporium/http';
import type { OpenAPIObject } from '@nestjs/swagger';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Parameter = Exclude<NonNullable<Operation['parameters']>[number], { $ref: string }>;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

const header = (name: string, description: string): Parameter => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});

const IF_NONE_MATCH = header('If-None-Match', 'answer 304 if the ETag is still this one');
const IF_MATCH = header('If-Match', 'change only if the ETag is still this one, else 412');
const IDEMPOTENCY_KEY = header('Idempotency-Key', 'a repeat under the same key gets the first answer (24 h)');

const problem = (description: string) => ({
  description,
  content: { [PROBLEM_JSON]: { schema: { $ref: '#/components/schemas/ProblemDto' } } },
});

/** All operations of a document with their path and method. */
export function operationsOf(
  document: OpenAPIObject,
): { path: string; method: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  );
}

/** Adds what follows from an operation's method and decorators, so that handlers need not repeat it. */
export function completeOperations(document: OpenAPIObject): void {
  for (const { method, operation } of operationsOf(document)) {
    const isRead = method === 'get';
    if ('x-deprecation' in operation) operation.deprecated = true;
    operation.parameters = [
      ...(operation.parameters ?? []),
      ...(isRead ? [IF_NONE_MATCH] : []),
      ...(method === 'post' || method === 'patch' ? [IDEMPOTENCY_KEY] : []),
      ...(isRead || method === 'post' ? [] : [IF_MATCH]),
    ];
    operation.responses = {
      ...(isRead ? { 304: { description: 'not changed since the ETag in If-None-Match' } } : {}),
      400: problem('VALIDATION_FAILED: the request breaks the rules of this document'),
      ...(isRead || method === 'post' ? {} : { 412: problem('PRECONDITION_FAILED: stale If-Match') }),
      ...(isRead
        ? {}
        : {
            413: problem('PAYLOAD_TOO_LARGE'),
            415: problem('UNSUPPORTED_MEDIA_TYPE: send application/json'),
          }),
      ...(method === 'post' || method === 'patch'
        ? { 409: problem('IDEMPOTENCY_IN_PROGRESS'), 422: problem('IDEMPOTENCY_KEY_REUSED') }
        : {}),
      503: problem('SERVICE_UNAVAILABLE: try again after Retry-After'),
      ...operation.responses,
    };
  }
}

/** The names of the query parameters that an operation declares. */
export const queryNames = (operation: Operation): string[] =>
  (operation.parameters ?? []).flatMap((parameter) =>
    'in' in parameter && parameter.in === 'query' ? [parameter.name] : [],
  );
