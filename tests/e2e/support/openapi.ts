import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { GATEWAY_URL } from './urls';

interface Response {
  readonly content?: Record<string, { schema: object }>;
}
export interface Operation {
  readonly summary?: string;
  readonly 'x-access'?: string;
  readonly responses: Record<string, Response>;
}
export interface Document {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Schema> };
}
interface Schema {
  readonly properties?: object;
  additionalProperties?: boolean;
}

const fetched: { document?: Promise<Document> } = {};

/** The gateway's OpenAPI document, in which what a schema does not name is forbidden; problems may be extended. */
export function openApiDocument(): Promise<Document> {
  fetched.document ??= fetchDocument();
  return fetched.document;
}

async function fetchDocument(): Promise<Document> {
  const document = (await (await fetch(`${GATEWAY_URL}/docs-json`)).json()) as Document;
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    if (schema.properties && !name.endsWith('Problem')) schema.additionalProperties = false;
  }
  return document;
}

const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch']);

/** Every operation of the document, with its path template and method. */
export const operationsOf = (document: Document) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.has(method))
      .map(([method, operation]) => ({ path, method, operation })),
  );

/** The operation that a request addresses, if the document has one. */
function operationFor(document: Document, method: string, path: string): Operation | undefined {
  const segments = path.replace(/^\/api\/v1\//, '/api/').split('/');
  const matching = operationsOf(document).filter(({ path: template, method: own }) => {
    const parts = template.split('/');
    const fits = parts.every((part, index) => part.startsWith('{') || part === segments[index]);
    return own === method.toLowerCase() && parts.length === segments.length && fits;
  });
  return matching.sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0]?.operation;
}

const validators = new Map<object, ValidateFunction>();

function validatorFor(document: Document, schema: object): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true, multipleOfPrecision: 3 }));
  const validate = ajv.compile({ ...schema, components: document.components });
  validators.set(schema, validate);
  return validate;
}

/** Fails unless a response is one that the document promises: status, media type and every field. */
export async function expectDocumented(
  method: string,
  path: string,
  response: { status: number; contentType: string; body: unknown },
): Promise<void> {
  const document = await openApiDocument();
  const operation = operationFor(document, method, path);
  if (!operation) return;
  const documented = operation.responses[String(response.status)];
  if (!documented)
    throw new Error(
      `${method} ${path}: ${response.status} is not documented: ${JSON.stringify(response.body)}`,
    );
  const [mediaType, content] = Object.entries(documented.content ?? {})[0] ?? [];
  if (!mediaType || !content) return;
  if (!response.contentType.startsWith(mediaType)) {
    throw new Error(
      `${method} ${path}: ${response.status} is ${response.contentType}, documented as ${mediaType}`,
    );
  }
  const validate = validatorFor(document, content.schema);
  if (!validate(response.body)) {
    throw new Error(
      `${method} ${path}: ${response.status} differs from the document: ${JSON.stringify(validate.errors)}`,
    );
  }
}
