/** What these rules read of a schema in an OpenAPI document. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly nullable?: boolean;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** An operation as these rules try it. */
export interface Endpoint {
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  /** What its body may be; none when it takes no body. */
  readonly bodies: readonly Schema[];
  /** Names of the query parameters that take any text. */
  readonly textParameters: readonly string[];
  /** Names of the query parameters that take an id. */
  readonly idParameters: readonly string[];
}

/** A schema without the references around it. */
export function resolved(document: Document, schema: Schema): Schema {
  const [only] = schema.allOf ?? [];
  if (only) return { ...resolved(document, only), ...schema, allOf: undefined };
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : resolved(document, document.components.schemas[name] ?? {});
}

const isAnyText = ({ type, enum: choices, format }: Schema) =>
  type === 'string' && choices === undefined && format === undefined;

export const endpointsOf = (document: Document): Endpoint[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters = [], requestBody }]) => {
      const schema = requestBody && resolved(document, requestBody.content['application/json']?.schema ?? {});
      const bodies = (schema?.oneOf ?? (schema ? [schema] : [])).map((body) => resolved(document, body));
      const ofQuery = (isMeant: (schema: Schema) => boolean) =>
        parameters.flatMap(({ name, in: location, schema: kind }) =>
          location === 'query' && isMeant(kind) ? [name] : [],
        );
      const [textParameters, idParameters] = [ofQuery(isAnyText), ofQuery(({ format }) => format === 'uuid')];
      return { method: method.toUpperCase(), path, bodies, textParameters, idParameters };
    }),
  );
