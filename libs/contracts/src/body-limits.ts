const KB = 1_024;

/** Just above the size of the largest valid body of each route, with the longest texts or the most lines. */
const LIMITS: readonly (readonly [begin: RegExp, bytes: number])[] = [
  [/^\/users\b/, 4 * KB],
  [/^\/(?:orders|cart|internal)\b/, 16 * KB],
  [/^\/products\b/, 64 * KB],
];

/** The limit of all other routes. */
export const DEFAULT_BODY_LIMIT_BYTES = 4 * KB;

/**
 * The largest request body of a route, in bytes. The service refuses a larger one before it reads it, the gateway before
 * it sends it on.
 *
 * @param pattern the route's path, without `/api`
 */
export const bodyLimitOf = (pattern: string): number => {
  const path = pattern.replace(/^\/v\d+(?=\/)/, '');
  return LIMITS.find(([begin]) => begin.test(path))?.[1] ?? DEFAULT_BODY_LIMIT_BYTES;
};
