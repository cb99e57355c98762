import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operationsOf } from '../support/openapi';
import { GATEWAY_URL } from '../support/urls';

interface Schema {
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: boolean;
  readonly discriminator?: {
    readonly propertyName: string;
    readonly mapping: Readonly<Record<string, string>>;
  };
}
interface Body {
  readonly required?: boolean;
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
}
interface DocumentedResponse {
  readonly description: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}
interface ApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security: readonly object[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
}
interface ApiDocument {
  readonly paths: Record<string, Record<string, never>>;
  readonly tags: readonly { readonly name: string }[];
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Checks a document against the schema of OpenAPI itself. @throws Error that names what is wrong */
function validate(document: object): void {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document));
  try {
    execFileSync('node_modules/.bin/validate-api', [join(folder, 'openapi.json')], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the OpenAPI document', () => {
  let document: ApiDocument;
  let operations: { name: string; operation: ApiOperation }[];

  beforeAll(async () => {
    document = (await (await fetch(`${GATEWAY_URL}/docs-json`)).json()) as ApiDocument;
    operations = operationsOf(document as never).map(({ method, path, operation }) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation: operation as unknown as ApiOperation,
    }));
  });

  const resolve = (schema: Schema): Schema =>
    schema.$ref ? (document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema;
  const named = (name: string) => operations.find((one) => one.name === name)?.operation as ApiOperation;
  const schemaOf = ({ content }: Body | DocumentedResponse) => Object.values(content ?? {})[0]?.schema ?? {};
  /** The members that a problem with this code has, as a client's code would see them. */
  const problem = (name: string, status: number, code: string) => {
    const { discriminator } = schemaOf(named(name).responses[status] as DocumentedResponse);
    return resolve({ $ref: discriminator?.mapping[code] ?? '' }).properties ?? {};
  };
  const headersOf = (name: string, status: number) =>
    Object.keys(named(name).responses[status]?.headers ?? {});

  it('is valid, and refers to nothing that is not there', () => {
    const targets = [...JSON.stringify(document).matchAll(/"#\/components\/(\w+)\/([\w-]+)"/g)];
    const missing = targets.filter(
      ([, section, item]) =>
        !((item as string) in (document.components as Record<string, object>)[section as string]!),
    );

    expect(() => validate(document)).not.toThrow();
    expect(missing.map(([reference]) => reference)).toEqual([]);
  });

  it('names every operation by a verb and a noun of its own', () => {
    const ids = operations.map(({ operation }) => operation.operationId);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^(login|logout|[a-z]+[A-Z]\w+)$/.test(id))).toEqual([]);
  });

  it('says of every operation who may call it, under a tag that it declares', () => {
    const tags = document.tags.map(({ name }) => name);

    for (const { name, operation } of operations) {
      const isPublic = (operation as unknown as Record<string, string>)['x-access'] === 'public';
      expect({ name, security: operation.security }).toEqual({
        name,
        security: isPublic ? [] : [{ bearer: [] }],
      });
      expect(tags).toEqual(expect.arrayContaining([...operation.tags]));
    }
  });

  it('closes every body that is sent, and no name in it ends in Dto', () => {
    const open = operations.flatMap(({ name, operation }) => {
      const schema = operation.requestBody && resolve(schemaOf(operation.requestBody));
      const bodies = schema?.oneOf?.map(resolve) ?? (schema ? [schema] : []);
      return bodies.every(({ additionalProperties }) => additionalProperties === false) ? [] : [name];
    });

    expect(open).toEqual([]);
    expect(Object.keys(document.components.schemas).filter((name) => name.endsWith('Dto'))).toEqual([]);
  });

  it('names the problems of each status by their code, and what else may come', () => {
    for (const { name, operation } of operations) {
      for (const [status, response] of Object.entries(operation.responses)) {
        if (!/^[45]/.test(status)) continue;
        const { oneOf = [], discriminator } = schemaOf(response);
        const codes = oneOf.map((choice) => resolve(choice).properties?.['code']?.enum?.[0]);
        expect({ name, status, codes }).toEqual({
          name,
          status,
          codes: Object.keys(discriminator?.mapping ?? {}),
        });
        expect(codes.length).toBeGreaterThan(0);
      }
      expect(operation.responses).toHaveProperty(['default', 'content', 'application/problem+json']);
      expect(operation.responses).toHaveProperty('500');
    }
  });

  it('describes the members of problems that have some of their own', () => {
    expect(problem('POST /api/orders', 409, 'OUT_OF_STOCK')).toHaveProperty('items');
    expect(problem('POST /api/orders', 404, 'PRODUCT_NOT_FOUND')).toHaveProperty('productIds');
    const refusals = operations.find(({ name }) => name === 'POST /api/orders')?.operation.responses['409'];
    expect(refusals && schemaOf(refusals).properties).toHaveProperty('items');
    expect(problem('PATCH /api/products/{id}/stock', 409, 'INSUFFICIENT_STOCK')).toHaveProperty('available');
    expect(problem('GET /api/products', 400, 'VALIDATION_FAILED')).toHaveProperty('errors');
    expect(problem('GET /api/products/{id}', 404, 'PRODUCT_NOT_FOUND')).not.toHaveProperty('productIds');
  });

  it('declares the headers that answers have', () => {
    expect(headersOf('POST /api/orders', 201)).toEqual(
      expect.arrayContaining(['Location', 'ETag', 'Idempotency-Replayed', 'RateLimit', 'X-Request-Id']),
    );
    expect(headersOf('GET /api/products', 200)).toEqual(
      expect.arrayContaining(['Link', 'ETag', 'Age', 'X-Cache']),
    );
    expect(headersOf('GET /api/orders/{id}', 401)).toContain('WWW-Authenticate');
    expect(headersOf('GET /api/cart', 503)).toContain('Retry-After');
    expect(headersOf('GET /api/cart', 429)).toContain('Retry-After');
  });

  it('lets an order come without a body, a change of stock be one of two, a valid token have its user', () => {
    const stockChange = schemaOf(named('PATCH /api/products/{id}/stock').requestBody as Body);
    const verification = schemaOf(named('POST /api/users/verify').responses[200] as DocumentedResponse);

    expect(named('POST /api/orders').requestBody?.required).toBe(false);
    expect(stockChange.oneOf?.map((choice) => Object.keys(resolve(choice).properties ?? {}))).toEqual([
      ['delta'],
      ['stock'],
    ]);
    expect(verification.oneOf?.map((choice) => resolve(choice).properties?.['valid']?.enum)).toEqual([
      [true],
      [false],
    ]);
  });
});
