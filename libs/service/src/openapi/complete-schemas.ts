import { MONEY_SCHEMA } from '@emporium/http';
import type { OpenAPIObject } from '@nestjs/swagger';
import { PROBLEM_SCHEMA } from './problem-schema';
import { operationsOf, type Schema, schemasOf, schemasReachedFrom } from './document';

/** Closes the schemas of request bodies, adds the shared schemas, and drops those that are not used. */
export function completeSchemas(document: OpenAPIObject): void {
  const schemas = schemasOf(document);
  Object.assign(schemas, { Money: MONEY_SCHEMA, Problem: PROBLEM_SCHEMA });
  for (const { operation } of operationsOf(document))
    for (const name of schemasReachedFrom(document, operation.requestBody)) close(schemas[name] as Schema);
  const used = schemasReachedFrom(document, document.paths);
  for (const name of Object.keys(schemas)) if (!used.has(name)) delete schemas[name];
}

/** Unknown members of a body are refused. */
function close(schema: Schema): void {
  if (schema.properties) schema.additionalProperties = false;
}

/** The document with its schemas named as clients know them: `Product`, not `ProductDto`. */
export function withPlainNames(document: OpenAPIObject): OpenAPIObject {
  const { components = {}, ...rest } = document;
  const schemas = Object.entries(components.schemas ?? {}).map(([name, schema]) => [plain(name), schema]);
  const renamed = { ...rest, components: { ...components, schemas: Object.fromEntries(schemas) as object } };
  const json = JSON.stringify(renamed).replaceAll(/"(#\/components\/schemas\/\w+)"/g, (_, path: string) =>
    JSON.stringify(plain(path)),
  );
  return JSON.parse(json) as OpenAPIObject;
}

const plain = (name: string) => name.replace(/Dto$/, '');
