import fc from 'fast-check';
import { type ApiDocument, type Endpoint, endpointsOf, type Parameter } from '../../document/document';
import { type Plan, type Sender, SENDERS } from '../plan';
import { bodyOf } from './bodies';
import { fromSchema } from './from-schema';
import { someHeaders } from './headers';
import { hostileText } from './hostile';

/** How often an operation is called; those that hash a password, and those that end things, less than others. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'POST /api/users/register': 1,
  'POST /api/users/login': 1,
  'PUT /api/users/{id}': 2,
  'POST /api/users/logout': 1,
  'DELETE /api/products/{id}': 2,
};
const USUAL = 6;
/** Longer heads than 16 kB are tried by another part of the proof. */
const SHORT = 250;

/** Requests to every operation of the document. */
export const plansFor = (document: ApiDocument): fc.Arbitrary<Plan> =>
  fc.oneof(
    ...endpointsOf(document).map((endpoint) => ({
      weight: WEIGHTS[`${endpoint.method} ${endpoint.path}`] ?? USUAL,
      arbitrary: planFor(document, endpoint),
    })),
  );

function planFor(document: ApiDocument, endpoint: Endpoint): fc.Arbitrary<Plan> {
  const { parameters = [] } = endpoint.operation;
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  return fc.record({
    endpoint: fc.constant(endpoint),
    sender: senderOf(endpoint),
    params: fc.record(Object.fromEntries(inPath.map(({ name }) => [name, idFor(endpoint.path, name)]))),
    query: queryOf(
      document,
      parameters.filter((parameter) => parameter.in === 'query'),
    ),
    headers: someHeaders,
    body: bodyOf(document, endpoint.operation),
  });
}

/** Mostly a sender with access. */
const senderOf = ({ operation }: Endpoint): fc.Arbitrary<Sender> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<Sender>(operation['x-access'] === 'admin' ? 'admin' : 'kim') },
    { weight: 2, arbitrary: fc.constantFrom(...SENDERS) },
  );

/** What a path's id stands for follows from its first segment. */
function idFor(path: string, name: string): fc.Arbitrary<string> {
  const kind =
    name === 'sessionId'
      ? 'session'
      : name === 'productId'
        ? 'product'
        : (path.split('/')[2] ?? '').slice(0, -1);
  return fc.oneof(
    { weight: 12, arbitrary: fc.nat(11).map((index) => `@${kind}:${index}`) },
    { weight: 2, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: hostileText.map((text) => text.slice(0, SHORT) || 'x') },
  );
}

const RAW_QUERY = [
  '%',
  '%zz',
  '=',
  '&',
  '?',
  '%00=1',
  '%ff=%ff',
  'page[]=1',
  'page[a]=1',
  '__proto__[a]=1',
  'a',
];

function queryOf(document: ApiDocument, parameters: readonly Parameter[]): fc.Arbitrary<string[]> {
  const one = parameters.map(({ name, schema }) =>
    fc.tuple(fc.constant(name), fromSchema(document, schema, name).map(textOf)),
  );
  const odd = fc.oneof(
    fc.constantFrom(...RAW_QUERY),
    fc.tuple(hostileText, hostileText).map(([name, value]) => pair(name, value)),
  );
  const fine = fc.subarray(one.map((_, index) => index)).chain((chosen) => {
    const values = chosen.flatMap((index) => one[index] ?? []);
    return fc.tuple(...values).map((pairs) => pairs.map(([name, value]) => pair(name, value)));
  });
  return fc.oneof(
    { weight: 12, arbitrary: fine },
    { weight: 1, arbitrary: fc.tuple(fine, odd).map(([pairs, other]) => [...pairs, other]) },
    { weight: 1, arbitrary: fine.map((pairs) => [...pairs, ...pairs]) },
  );
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const pair = (name: string, value: string) => `${encode(name)}=${encode(value)}`;
const encode = (text: string) =>
  text.startsWith('@') ? text : encodeURIComponent(Buffer.from(text.slice(0, SHORT)).toString('utf8'));
