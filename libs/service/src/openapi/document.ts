import type { OpenAPIObject } from '@nestjs/swagger';

export type PathItem = OpenAPIObject['paths'][string];
export type Operation = NonNullable<PathItem['get']>;
export type Parameter = Exclude<NonNullable<Operation['parameters']>[number], { $ref: string }>;
type Components = NonNullable<OpenAPIObject['components']>;
export type SchemaOrReference = NonNullable<Components['schemas']>[string];
export type Schema = Exclude<SchemaOrReference, { $ref: string }>;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** An operation with its path, as a template, and its method. */
export interface PlacedOperation {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

/** All operations of a document with their path and method. */
export function operationsOf(document: OpenAPIObject): PlacedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? [{ path, method, operation: item[method] }] : [])),
  );
}

/** The names of the query parameters that an operation declares. */
export const queryNames = (operation: Operation): string[] =>
  (operation.parameters ?? []).flatMap((parameter) =>
    'in' in parameter && parameter.in === 'query' ? [parameter.name] : [],
  );

/** The schemas of a document, to be read and added to. */
export function schemasOf(document: OpenAPIObject): Record<string, SchemaOrReference> {
  document.components ??= {};
  return (document.components.schemas ??= {});
}

const SCHEMAS = '#/components/schemas/';

export const reference = (name: string) => ({ $ref: `${SCHEMAS}${name}` });

/** The names of all schemas that a part of a document refers to, directly or through others. */
export function schemasReachedFrom(document: OpenAPIObject, part: unknown): Set<string> {
  const reached = new Set<string>();
  const visit = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value ?? null).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (reached.has(name)) continue;
      reached.add(name);
      visit(schemasOf(document)[name]);
    }
  };
  visit(part);
  return reached;
}
