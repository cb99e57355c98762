import { isDeepStrictEqual } from 'node:util';
import type { OpenAPIObject } from '@nestjs/swagger';

export type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const reference = (name: string) => `"#/components/schemas/${name}"`;

/**
 * The document with those of its schemas renamed whose name another document has given to something else.
 *
 * @param taken the schemas of the other documents
 * @param prefix put before the names, e.g. `OrderService`
 */
export function withDistinctSchemas(document: OpenAPIObject, taken: Schemas, prefix: string): OpenAPIObject {
  const schemas = document.components?.schemas ?? {};
  const renamed = clashes(schemas, taken);
  if (renamed.size === 0) return document;
  const own = Object.entries(schemas).map(([name, schema]) => [
    renamed.has(name) ? prefix + name : name,
    schema,
  ]);
  const distinct = {
    ...document,
    components: { ...document.components, schemas: Object.fromEntries(own) as Schemas },
  };
  const text = [...renamed].reduce(
    (json, name) => json.replaceAll(reference(name), () => reference(prefix + name)),
    JSON.stringify(distinct),
  );
  return JSON.parse(text) as OpenAPIObject;
}

/** A schema clashes when its content differs, or when it refers to one that clashes. */
function clashes(schemas: Schemas, taken: Schemas): ReadonlySet<string> {
  const found = new Set<string>();
  const refersToFound = (schema: unknown) => {
    const json = JSON.stringify(schema);
    return [...found].some((name) => json.includes(reference(name)));
  };
  const shared = Object.entries(schemas).filter(([name]) => name in taken);
  let before: number;
  do {
    before = found.size;
    for (const [name, schema] of shared) {
      if (!isDeepStrictEqual(schema, taken[name]) || refersToFound(schema)) found.add(name);
    }
  } while (found.size > before);
  return found;
}
