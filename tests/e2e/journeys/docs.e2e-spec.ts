import { SERVICES } from '@emporium/contracts';
import { openApiDocument, operationsOf } from '../support/openapi';
import { GATEWAY_URL, SERVICE_URLS } from '../support/urls';

const OPERATIONS = [
  'DELETE /api/cart',
  'DELETE /api/cart/items/{productId}',
  'DELETE /api/orders/{id}',
  'DELETE /api/products/{id}',
  'DELETE /api/users/{id}/sessions/{sessionId}',
  'GET /api/cart',
  'GET /api/categories',
  'GET /api/orders',
  'GET /api/orders/{id}',
  'GET /api/orders/{id}/timeline',
  'GET /api/products',
  'GET /api/products/{id}',
  'GET /api/users/{id}',
  'GET /api/users/{id}/sessions',
  'PATCH /api/orders/{id}/status',
  'PATCH /api/products/{id}/stock',
  'POST /api/orders',
  'POST /api/products',
  'POST /api/users/login',
  'POST /api/users/logout',
  'POST /api/users/refresh',
  'POST /api/users/register',
  'POST /api/users/verify',
  'PUT /api/cart/items/{productId}',
  'PUT /api/products/{id}',
  'PUT /api/users/{id}',
];

describe('the documentation', () => {
  it.each(['gateway', ...SERVICES] as const)('of the %s is a Swagger UI with its document', async (name) => {
    const url = name === 'gateway' ? GATEWAY_URL : SERVICE_URLS[name][0];
    const page = await fetch(`${url}/docs`);
    expect(await page.text()).toContain('swagger-ui');
    expect(page.headers.get('content-type')).toContain('text/html');
    const document = (await (await fetch(`${url}/docs-json`)).json()) as { openapi: string };
    expect(document.openapi).toMatch(/^3\./);
  });

  it('holds every operation of the suite', async () => {
    const operations = operationsOf(await openApiDocument()).map(
      ({ method, path }) => `${method.toUpperCase()} ${path}`,
    );
    expect(operations.sort()).toEqual([...OPERATIONS].sort());
  });

  it('says of every operation what it does, who may call it and how it fails', async () => {
    for (const { path, method, operation } of operationsOf(await openApiDocument())) {
      const statuses = Object.keys(operation.responses).map(Number);
      const documented = {
        at: `${method} ${path}`,
        summary: operation.summary,
        access: operation['x-access'],
        hasSuccess: statuses.some((status) => status < 300),
        failsWith: expect.arrayContaining([400, 429, 503]),
      };
      expect({ ...documented, failsWith: statuses }).toEqual({
        ...documented,
        summary: expect.stringMatching(/\w{3}/),
        access: expect.stringMatching(/^(public|authenticated|admin)$/),
        hasSuccess: true,
      });
    }
  });
});
