/** What a body is made of, whatever its values: names of fields and types, of an array those of its first element. */
export function shapeOf(body: unknown): unknown {
  if (Array.isArray(body)) return body.slice(0, 1).map(shapeOf);
  if (typeof body !== 'object' || body === null) return typeof body;
  const fields = Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, value]) => [name, shapeOf(value)]));
}
