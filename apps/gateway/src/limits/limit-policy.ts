import type { ThrottlerOptions, ThrottlerStorage } from '@nestjs/throttler';

/** What a count says of a client's window. */
export type Hits = Awaited<ReturnType<ThrottlerStorage['increment']>>;

/**
 * `default`: every request, of an address and of a user. `auth`: attempts to log in or register. `register`: of these the
 * registrations, which leave something behind. `refresh`: refreshes of one session. `beside`: what is not under `/api`.
 */
export const POLICY_NAMES = ['default', 'auth', 'register', 'refresh', 'beside'] as const;
export type PolicyName = (typeof POLICY_NAMES)[number];

/** So many requests in a window, and how that is told. @see draft-ietf-httpapi-ratelimit-headers */
export class LimitPolicy {
  /** The member of `RateLimit-Policy`. */
  readonly policyHeader: string;
  private readonly keyPrefix: string;

  constructor(
    readonly name: PolicyName,
    readonly limit: number,
    readonly windowMs: number,
  ) {
    this.policyHeader = `"${name}";q=${limit};w=${windowMs / 1000}`;
    this.keyPrefix = `gateway:limit:${name}:`;
  }

  /** The policy of that name among those that the throttler is set to. */
  static named(name: PolicyName, throttlers: readonly ThrottlerOptions[]): LimitPolicy {
    const options = throttlers.find((throttler) => throttler.name === name);
    if (!options) throw new Error(`There is no limit named ${name}`);
    return new LimitPolicy(name, Number(options.limit), Number(options.ttl));
  }

  /** Where a client's requests are counted: `gateway:limit:<policy>:<client>`. */
  keyOf(client: string): string {
    return this.keyPrefix + client;
  }

  /** The member of `RateLimit`. */
  rateLimitHeader({ totalHits, timeToExpire }: Hits): string {
    return `"${this.name}";r=${Math.max(0, this.limit - totalHits)};t=${timeToExpire}`;
  }
}
