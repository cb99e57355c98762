import type { Destination } from './destination';

type Target = Pick<Destination, 'prefix' | 'servicePath' | 'query'>;

/**
 * What tells cached responses apart: the public path, since links in the response hold it, and the query in one order.
 *
 * The query is sorted as written, not decoded: two requests share a key only if they mean the same.
 */
export function cacheKey({ prefix, servicePath, query }: Target): string {
  const isPlain = !query.includes('&');
  return `${prefix}${servicePath}?${isPlain ? query.slice(1) : sorted(query)}`;
}

function sorted(query: string): string {
  const parameters = query.slice(1).split('&').filter(Boolean);
  return parameters.sort(byName).join('&');
}

/** Equal names keep their order. */
const byName = (a: string, b: string) => compare(nameOf(a), nameOf(b));
const nameOf = (parameter: string) => parameter.split('=', 1)[0] ?? '';
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
