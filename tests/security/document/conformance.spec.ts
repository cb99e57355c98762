import { codeFaults, Conformance } from './conformance';
import type { Operation } from './document';

const problem = { type: 'about:blank', title: '-', status: 404, detail: '-', instance: '/', requestId: '1' };
const operation: Operation = {
  responses: {
    200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
    204: {},
    404: { description: 'THING_NOT_FOUND: absent', content: { 'application/problem+json': { schema: {} } } },
  },
};
const conformance = new Conformance({
  paths: {},
  components: {
    schemas: {
      Thing: {
        type: 'object',
        properties: { id: { type: 'string' }, price: { type: 'number', multipleOf: 0.01 } },
        required: ['id'],
        additionalProperties: false,
      },
    },
  },
});
const reply = (
  status: number,
  body?: unknown,
  type = status < 400 ? 'application/json' : 'application/problem+json',
) => ({
  status,
  headers: { 'content-type': type },
  text: body === undefined ? '' : JSON.stringify(body),
});
const faults = (...args: Parameters<typeof reply>) => conformance.faultsOf(operation, reply(...args));

describe('conformance with the document', () => {
  it('is content with what the document has', () => {
    expect(faults(200, { id: 'a' })).toEqual([]);
    expect(faults(200, { id: 'a', price: 273.9 })).toEqual([]);
    expect(faults(200, { id: 'a', price: 41_906.7 })).toEqual([]);
    expect(faults(200, { id: 'a', price: 1_207_223_858.43 })).toEqual([]);
    expect(faults(204)).toEqual([]);
    expect(faults(404, { ...problem, code: 'THING_NOT_FOUND' })).toEqual([]);
  });

  it.each([
    ['a status it does not have', reply(403, problem)],
    ['a field too many', reply(200, { id: 'a', passwordHash: 'b' })],
    ['a field of another type', reply(200, { id: 1 })],
    ['an amount of three decimals', reply(200, { id: 'a', price: 1.005 })],
    ['another media type', reply(200, { id: 'a' }, 'text/html')],
    ['a body with 204', reply(204, {})],
    ['a problem without a code', reply(404, problem)],
    ['a problem as plain JSON', reply(404, { ...problem, code: 'THING_NOT_FOUND' }, 'application/json')],
  ])('reports %s', (_, planted) => {
    expect(conformance.faultsOf(operation, planted)).toHaveLength(1);
  });

  it('reports a code that the document does not name', () => {
    expect(codeFaults(operation, reply(404, { ...problem, code: 'THING_NOT_FOUND' }))).toEqual([]);
    expect(codeFaults(operation, reply(404, { ...problem, code: 'OTHER_NOT_FOUND' }))).toHaveLength(1);
  });
});
