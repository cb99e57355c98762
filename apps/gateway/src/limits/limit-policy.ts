import type { ThrottlerOptions, ThrottlerStorage } from '@nestjs/throttler';

/** What a count says of a client's window. */
export type Hits = Awaited<ReturnType<ThrottlerStorage['increment']>>;
type HitCount = Pick<Hits, 'totalHits' | 'timeToExpire'>;

/**
 * `default`: every request, of an address and of a user. `auth`: attempts to log in or register. `register`: of these the
 * registrations, which leave something behind. `refresh`: refreshes of one session. `beside`: what is not under `/api`.
 */
export const POLICY_NAMES = ['default', 'auth', 'register', 'refresh', 'beside'] as const;
export type PolicyName = (typeof POLICY_NAMES)[number];

/** A named throttler: so many requests in a window. */
export interface LimitPolicy extends ThrottlerOptions {
  readonly name: PolicyName;
  readonly limit: number;
  /** Length of the window, in ms. */
  readonly ttl: number;
}

/** The member of `RateLimit-Policy`. @see draft-ietf-httpapi-ratelimit-headers */
export const policyHeader = ({ name, limit, ttl }: LimitPolicy): string =>
  `"${name}";q=${limit};w=${ttl / 1000}`;

/** The member of `RateLimit`. */
export const rateLimitHeader = (
  { name, limit }: LimitPolicy,
  { totalHits, timeToExpire }: HitCount,
): string => `"${name}";r=${Math.max(0, limit - totalHits)};t=${timeToExpire}`;
