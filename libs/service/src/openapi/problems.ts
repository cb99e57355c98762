import { PROBLEM_EXTENSION, PROBLEM_JSON, type ProblemKind } from '@emporium/http';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type Operation, reference, type Schema, type SchemaOrReference, schemasOf } from './document';
import { detailsOf, schemaOfProblem } from './problem-schema';

/** The names of a status's schemas by their codes. */
type Mapping = Readonly<Record<string, string>>;

/** Turns the extensions that `ApiProblems` left on an operation into responses. */
export function completeProblems(document: OpenAPIObject, operation: Operation): void {
  const extensions = operation as unknown as Record<string, unknown>;
  for (const name of Object.keys(extensions).filter((key) => key.startsWith(PROBLEM_EXTENSION))) {
    addProblem(document, operation, extensions[name] as ProblemKind);
    delete extensions[name];
  }
}

/** Adds a problem to the responses: a schema in the `oneOf` of its status, with `code` as discriminator. */
export function addProblem(document: OpenAPIObject, operation: Operation, kind: ProblemKind): void {
  const { status, code, description } = kind;
  const responses = (operation.responses ??= {});
  const before = responses[status];
  const known = before && 'description' in before ? before : undefined;
  const mapping = mappingOf(known?.content?.[PROBLEM_JSON]?.schema);
  if (code in mapping) return;
  responses[status] = {
    ...known,
    description: [...(known ? [known.description] : []), `${code}: ${description}`].join('\n'),
    content: {
      [PROBLEM_JSON]: { schema: unionOf(document, { ...mapping, [code]: schemaName(document, kind) }) },
    },
  };
}

/** A schema for one of several problems. Members that only some have are listed, too, for tools that ignore `oneOf`. */
function unionOf(document: OpenAPIObject, mapping: Mapping): SchemaOrReference {
  const references = Object.values(mapping);
  const schemas = references.map(
    ($ref) => schemasOf(document)[$ref.slice(reference('').$ref.length)] as Schema,
  );
  const details = Object.assign({}, ...schemas.map(detailsOf)) as Schema['properties'];
  return {
    ...(Object.keys(details ?? {}).length > 0 && { properties: details }),
    oneOf: references.map(($ref) => ({ $ref })),
    discriminator: { propertyName: 'code', mapping: { ...mapping } },
  };
}

function mappingOf(schema: SchemaOrReference | undefined): Mapping {
  return (schema && 'discriminator' in schema ? schema.discriminator?.mapping : undefined) ?? {};
}

/** A reference to the schema of a problem, which is made at its first use. */
function schemaName(document: OpenAPIObject, { status, code, details }: ProblemKind): string {
  const schemas = schemasOf(document);
  const name = details ? details.replace(/Details$/, 'Problem') : `${pascalCase(code)}Problem`;
  schemas[name] ??= schemaOfProblem(status, code, details ? (schemas[details] as Schema) : undefined);
  return reference(name).$ref;
}

const pascalCase = (code: string) =>
  code.toLowerCase().replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
