import fc from 'fast-check';
import type { ApiDocument, Operation } from '../../document/document';
import type { Body } from '../plan';
import { fromSchema } from './from-schema';
import { hostileJson, hostileText } from './hostile';

const JSON_TYPE = 'application/json';
const DEPTH = 3_000;

/** Texts that are no JSON, or JSON that is hard to read. */
const TEXTS = [
  ...[
    '',
    ' ',
    '{',
    '}',
    '{"a":}',
    '{"a":1,}',
    "{'a':1}",
    'null',
    '[]',
    '"text"',
    '1',
    'NaN',
    '\ufeff{}',
    '{}{}',
  ],
  ...['{"a":1,"a":2}', '{"__proto__":{"role":"admin"}}', '{"constructor":{"prototype":{"role":"admin"}}}'],
  ...['{"items":[{"productId":"@product:0","quantity":1e400}]}', '{"quantity":1.0}', '{"quantity":1e0}'],
  '['.repeat(DEPTH) + ']'.repeat(DEPTH),
  '{"items":'.repeat(DEPTH) + '1' + '}'.repeat(DEPTH),
  `{"items":${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}}`,
];
const TYPES = [
  ...[
    'application/json; charset=utf-8',
    'application/json;charset=utf-16',
    'APPLICATION/JSON',
    'application/*',
  ],
  ...[
    'text/plain',
    'text/html',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
  ],
  ...[
    'application/json-patch+json',
    'application/problem+json',
    'json',
    'application/json, text/plain',
    '/',
    ';',
  ],
];

const texts: fc.Arbitrary<Body> = fc.record({
  text: fc.oneof(fc.constantFrom(...TEXTS), hostileText),
  contentType: fc.oneof(
    { weight: 6, arbitrary: fc.constant(JSON_TYPE) },
    { weight: 2, arbitrary: fc.constantFrom(...TYPES) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  ),
});

/** Bodies for an operation: mostly of its schema, sometimes other JSON, sometimes no JSON at all. */
export function bodyOf(document: ApiDocument, operation: Operation): fc.Arbitrary<Body | undefined> {
  const schema = operation.requestBody?.content[JSON_TYPE]?.schema;
  const none = fc.constant(undefined);
  if (!schema)
    return fc.oneof(
      { weight: 20, arbitrary: none },
      { weight: 1, arbitrary: texts },
      { weight: 1, arbitrary: hostileJson.map((json) => ({ json })) },
    );
  return fc.oneof(
    { weight: 16, arbitrary: fromSchema(document, schema).map((json) => ({ json })) },
    { weight: 1, arbitrary: none },
    { weight: 2, arbitrary: texts },
  );
}
