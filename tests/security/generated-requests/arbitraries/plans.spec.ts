import fc from 'fast-check';
import type { ApiDocument } from '../../document/document';
import { plansFor } from './plans';

const body = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } };
const document: ApiDocument = {
  paths: {
    '/api/products/{id}': {
      put: {
        'x-access': 'admin',
        parameters: [
          { in: 'path', name: 'id', schema: { type: 'string' } },
          { in: 'query', name: 'page', schema: { type: 'integer', minimum: 1 } },
        ],
        requestBody: body,
        responses: {},
      },
    },
  },
  components: {
    schemas: {
      Thing: { type: 'object', properties: { name: { type: 'string', minLength: 1 } }, required: ['name'] },
    },
  },
};
const sample = fc.sample(plansFor(document), { numRuns: 2_000, seed: 1 });
const jsonOf = (plan: (typeof sample)[number]) =>
  plan.body && 'json' in plan.body ? plan.body.json : undefined;

describe('generated plans', () => {
  it('are the same for the same seed', () => {
    expect(fc.sample(plansFor(document), { numRuns: 20, seed: 1 })).toEqual(sample.slice(0, 20));
  });

  it('are mostly about things that exist, and mostly valid', () => {
    const known = sample.filter(({ params }) => /^@product:\d+$/.test(params['id'] ?? ''));
    const valid = sample.filter(
      (plan) => typeof (jsonOf(plan) as { name?: unknown } | undefined)?.name === 'string',
    );
    expect(known.length).toBeGreaterThan(1_200);
    expect(valid.length).toBeGreaterThan(1_200);
  });

  it('mutate every place now and then', () => {
    expect(sample.some((plan) => plan.body && 'text' in plan.body)).toBe(true);
    expect(sample.some((plan) => Array.isArray(jsonOf(plan)))).toBe(true);
    expect(sample.some(({ query }) => query.some((pair) => !/^page=\d+$/.test(pair)))).toBe(true);
    expect(sample.some(({ headers }) => 'if-match' in headers)).toBe(true);
    expect(new Set(sample.map(({ sender }) => sender)).size).toBe(5);
  });
});
