const ID = /\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?=\/|$)/gi;

/** A name for all requests of one kind, e.g. `GET /api/products/:id`; @param target path and query */
export function spanName(method: string, target: string): string {
  const [path = ''] = target.split('?', 1);
  return `${method} ${path.replace(ID, '/:id')}`;
}
