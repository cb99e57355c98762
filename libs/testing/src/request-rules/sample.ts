import { type Document, resolved, type Schema } from './document';

/** A value that a schema allows: its example, else the smallest. */
export function sampleOf(document: Document, schema: Schema): unknown {
  const { example, enum: choices, type, items, properties = {}, minimum = 0 } = resolved(document, schema);
  if (example !== undefined) return example;
  if (choices) return choices[0];
  if (type === 'array') return [sampleOf(document, items ?? {})];
  if (type === 'string') return 'text';
  if (type === 'integer' || type === 'number') return minimum;
  if (type === 'boolean') return true;
  const members = Object.entries(properties).map(([name, member]) => [name, sampleOf(document, member)]);
  return Object.fromEntries(members);
}

/** A location in a body, and the schema of what is there. */
export interface Location {
  readonly path: readonly string[];
  readonly schema: Schema;
}

/** Every member of a body, at all levels; of an array its first element. */
export function locationsIn(document: Document, schema: Schema, path: readonly string[] = []): Location[] {
  const { items, properties = {} } = resolved(document, schema);
  const inner = items ? [['0', items] as const] : Object.entries(properties);
  return inner.flatMap(([name, member]) => {
    const here = [...path, name];
    return [{ path: here, schema: resolved(document, member) }, ...locationsIn(document, member, here)];
  });
}

/** A copy of a body with another value at one location. */
export function withValue(body: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(body)) return [withValue(body[0], rest, value), ...(body.slice(1) as unknown[])];
  const members = body as Readonly<Record<string, unknown>>;
  return { ...members, [name]: withValue(members[name], rest, value) };
}
