const KB = 1_024;

/** What fits a body of the largest text or the most lines that a route takes, and little more. */
const LIMITS: readonly (readonly [begin: RegExp, bytes: number])[] = [
  [/^\/users\b/, 4 * KB],
  [/^\/(?:orders|cart|internal)\b/, 16 * KB],
  [/^\/products\b/, 64 * KB],
];

/** Where nothing else is said. */
export const DEFAULT_BODY_LIMIT_BYTES = 4 * KB;

/**
 * The largest request body of a route, in bytes. The service refuses more before it is read, the gateway before it is
 * sent on.
 *
 * @param pattern the route's path, without `/api`
 */
export const bodyLimitOf = (pattern: string): number => {
  const path = pattern.replace(/^\/v\d+(?=\/)/, '');
  return LIMITS.find(([begin]) => begin.test(path))?.[1] ?? DEFAULT_BODY_LIMIT_BYTES;
};
