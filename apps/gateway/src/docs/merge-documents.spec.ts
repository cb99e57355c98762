import type { OpenAPIObject } from '@nestjs/swagger';
import { routeFinder } from '../routing/find-route';
import { ROUTES, routesTo } from '../routing/route-table';
import { mergeDocuments } from './merge-documents';

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

const text: Schema = { type: 'string' };
const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Record<string, Schema>): Schema => ({ type: 'object', properties });

function document(path: string, schemas: Record<string, Schema>, answers: string): OpenAPIObject {
  const content = { 'application/json': { schema: reference(answers) } };
  return {
    openapi: '3.0.0',
    info: { title: 'x', version: '1' },
    tags: [{ name: path }],
    paths: {
      [path]: {
        get: { operationId: 'list', tags: [path], responses: { 200: { description: 'ok', content } } },
      },
    },
    components: { schemas, securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  };
}

const merge = (products?: OpenAPIObject, orders?: OpenAPIObject) =>
  mergeDocuments([
    { service: 'product-service', document: products },
    { service: 'order-service', document: orders },
  ]);

/** Each `$ref` of a document. */
const references = (merged: OpenAPIObject) =>
  [...JSON.stringify(merged).matchAll(/"#\/components\/(\w+)\/([\w-]+)"/g)].map(
    ([, section, name]) => [section, name] as [keyof NonNullable<OpenAPIObject['components']>, string],
  );

const Problem = object({ code: text });

describe('mergeDocuments', () => {
  it('shows the paths as clients call them', () => {
    const merged = merge(
      document('/products', { Product: object({}) }, 'Product'),
      document('/orders', { Order: object({}) }, 'Order'),
    );

    expect(Object.keys(merged.paths)).toEqual(['/api/products', '/api/orders']);
    expect(merged.servers).toEqual([{ url: '/' }]);
    expect(merged.tags?.map(({ name }) => name)).toEqual(['/products', '/orders']);
    expect(merged.components?.securitySchemes).toHaveProperty('bearer');
  });

  it('shares a schema on which the services agree', () => {
    const merged = merge(
      document('/products', { Problem }, 'Problem'),
      document('/orders', { Problem: { ...Problem } }, 'ProblemDto'),
    );

    expect(merged.components?.schemas).toHaveProperty('Problem');
    expect(merged.components?.schemas).not.toHaveProperty('OrderServiceProblem');
  });

  it('keeps schemas apart that share a name only, and those that refer to them', () => {
    const list = object({ item: reference('Item') });
    const merged = merge(
      document('/products', { Problem, List: list, Item: object({ price: text }) }, 'List'),
      document('/orders', { Problem, List: list, Item: object({ quantity: text }) }, 'List'),
    );

    expect(merged.components?.schemas).toMatchObject({
      List: list,
      Item: object({ price: text }),
      OrderServiceList: object({ item: reference('OrderServiceItem') }),
      OrderServiceItem: object({ quantity: text }),
    });
    expect(JSON.stringify(merged.paths['/api/orders'])).toContain('schemas/OrderServiceList"');
    expect(JSON.stringify(merged.paths['/api/products'])).toContain('schemas/List"');
  });

  it('refers to nothing that is not there', () => {
    const merged = merge(document('/products', { Problem }, 'Problem'));
    const missing = references(merged).filter(
      ([section, name]) => !(name in (merged.components?.[section] ?? {})),
    );

    expect(missing).toEqual([]);
  });

  it('gives each operation an id of its own', () => {
    const merged = merge(document('/products', { A: text }, 'A'), document('/orders', { A: text }, 'A'));

    expect(merged.paths['/api/products']?.get?.operationId).toBe('list');
    expect(merged.paths['/api/orders']?.get?.operationId).toBe('OrderService_list');
  });

  it('adds what the gateway may answer', () => {
    const responses = merge(document('/products', { Problem }, 'Problem')).paths['/api/products']?.get
      ?.responses;

    expect(Object.keys(responses ?? {})).toEqual(['200', '400', '421', '429', '502', '503', '504']);
    expect(responses?.['200']).toHaveProperty(['headers', 'X-Cache']);
  });

  it('leaves out what is in no route', () => {
    expect(merge(document('/internal/products', { A: text }, 'A')).paths).toEqual({});
    expect(merge(document('/orders', { A: text }, 'A')).paths).toEqual({});
  });

  it('shows a route of version 2 under /api/v2, beside the one that it follows', () => {
    const find = routeFinder([...ROUTES, ...routesTo('product-service', { 'GET /v2/products/:id': {} })]);
    const [first, second] = [document('/products/{id}', {}, 'A'), document('/v2/products/{id}', {}, 'A')];
    const { get } = first.paths['/products/{id}'] ?? {};
    const paths = { '/products/{id}': { get: { ...get, responses: {}, deprecated: true } }, ...second.paths };

    const merged = mergeDocuments([{ service: 'product-service', document: { ...first, paths } }], find);

    expect(Object.keys(merged.paths)).toEqual(['/api/products/{id}', '/api/v2/products/{id}']);
    expect(merged.paths['/api/products/{id}']?.get?.deprecated).toBe(true);
    expect(merged.paths['/api/v2/products/{id}']?.get?.deprecated).toBeUndefined();
  });

  it('names the services that do not answer', () => {
    const { info } = merge(document('/products', { A: text }, 'A'));

    expect(info.description).toContain('order-service');
    expect(info.description).not.toContain('product-service');
  });
});
