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
const response = (
  status: number,
  body?: unknown,
  type = status < 400 ? 'application/json' : 'application/problem+json',
) => ({
  status,
  headers: { 'content-type': type },
  text: body === undefined ? '' : JSON.stringify(body),
});
const faults = (...args: Parameters<typeof response>) => conformance.faultsOf(operation, response(...args));

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
    ['a status it does not have', response(403, problem)],
    ['a field too many', response(200, { id: 'a', passwordHash: 'b' })],
    ['a field of another type', response(200, { id: 1 })],
    ['an amount of three decimals', response(200, { id: 'a', price: 1.005 })],
    ['another media type', response(200, { id: 'a' }, 'text/html')],
    ['a body with 204', response(204, {})],
    ['a problem without a code', response(404, problem)],
    ['a problem as plain JSON', response(404, { ...problem, code: 'THING_NOT_FOUND' }, 'application/json')],
  ])('reports %s', (_, faulty) => {
    expect(conformance.faultsOf(operation, faulty)).toHaveLength(1);
  });

  it('reports a code that the document does not name', () => {
    expect(codeFaults(operation, response(404, { ...problem, code: 'THING_NOT_FOUND' }))).toEqual([]);
    expect(codeFaults(operation, response(404, { ...problem, code: 'OTHER_NOT_FOUND' }))).toHaveLength(1);
  });
});
