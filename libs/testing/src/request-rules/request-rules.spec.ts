import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestRules } from './request-rules';

const THING = {
  type: 'object',
  properties: {
    name: { type: 'string', example: 'Tray', maxLength: 100 },
    lines: {
      type: 'array',
      items: { type: 'object', properties: { productId: { type: 'string', format: 'uuid', example: 'x' } } },
    },
  },
};
const DOCUMENT = {
  paths: {
    '/things/{id}': {
      put: {
        parameters: [
          { name: 'q', in: 'query', schema: { type: 'string' } },
          { name: 'of', in: 'query', schema: { type: 'string', format: 'uuid' } },
        ],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
      },
    },
  },
  components: { schemas: { Thing: THING } },
};

/** Rules for a service that answers whatever it is asked with one status. */
const rulesFor = (statusCode: number) => {
  const inject = ({ url }: { url: string }) =>
    Promise.resolve(url === '/docs-json' ? { json: () => DOCUMENT } : { statusCode });
  return RequestRules.of({ inject } as unknown as NestFastifyApplication, 'Bearer x');
};

describe('the rules of requests', () => {
  it('are broken everywhere by a service that takes anything', async () => {
    const rules = await rulesFor(200);
    const values = await rules.breachesOfBadValues();

    expect(await rules.breachesOfValidBodies()).toEqual([]);
    expect(values).toContain('PUT /things/{id}, null in #/name: 200');
    expect(values).toContain('PUT /things/{id}, half an emoji in #/lines/0/productId: 200');
    expect(values).toContain('PUT /things/{id}, too many in #/lines: 200');
    expect(await rules.breachesOfBadBodies()).toContain('PUT /things/{id}, too deep: 200');
    expect(await rules.breachesOfQueries()).toContain('PUT /things/{id}, U+0000: 200');
    expect(await rules.breachesOfIds()).toEqual([
      'PUT /things/{id}, no UUID: 200',
      'PUT /things/{id}, no UUID for of: 200',
    ]);
  });

  it('are broken by a service that fails on what it should refuse', async () => {
    const rules = await rulesFor(500);

    expect(await rules.breachesOfBadValues()).toContain('PUT /things/{id}, null in #/name: 500');
    expect(await rules.breachesOfValidBodies()).toEqual(['PUT /things/{id}: 500']);
    expect(await rules.breachesOfIds()).toContain('PUT /things/{id}, odd ids: 500,500');
  });

  it('are broken by a service that refuses what it should take', async () => {
    const rules = await rulesFor(400);

    expect(await rules.breachesOfBadValues()).toEqual([]);
    expect(await rules.breachesOfValidBodies()).toEqual(['PUT /things/{id}: 400']);
    expect(await rules.breachesOfIds()).toContain('PUT /things/{id}, odd ids: 400,400');
  });
});
