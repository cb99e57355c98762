import { Injectable } from '@nestjs/common';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  normalizeIp,
  type ThrottlerModuleOptions,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Hits, LimitPolicy, POLICY_NAMES, type PolicyName } from './limit-policy';
import { RateLimitedError } from './rate-limited.error';
import { LimitMetrics } from './limits.metrics';

/** Whose count under which policy a request adds to. */
export interface Charge {
  readonly policy: PolicyName;
  readonly client: string;
}

interface Counted {
  readonly policy: LimitPolicy;
  readonly hits: Hits;
}

/** Counts what clients ask for, tells them what is left, and refuses what is too much. */
@Injectable()
export class RateLimiter {
  private readonly policies: ReadonlyMap<PolicyName, LimitPolicy>;
  private readonly general: LimitPolicy;

  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() private readonly storage: ThrottlerStorage,
    private readonly refusals: LimitMetrics,
  ) {
    const throttlers = 'throttlers' in options ? options.throttlers : options;
    this.policies = new Map(POLICY_NAMES.map((name) => [name, LimitPolicy.named(name, throttlers)]));
    this.general = this.named('default');
  }

  /** Counts a request of an address that nothing else is known of. @throws RateLimitedError */
  async request(address: string, reply: FastifyReply): Promise<void> {
    const hits = await this.count(this.general, address);
    void reply.header('RateLimit-Policy', this.general.policyHeader);
    void reply.header('RateLimit', this.general.rateLimitHeader(hits));
    if (hits.isBlocked) throw this.refusal(this.general, hits);
  }

  /**
   * Counts a request under each charge. Of two counts under one policy the client is told the higher.
   *
   * @throws RateLimitedError, UnavailableError when nobody can count an attempt
   */
  async charge(charges: readonly Charge[], reply: FastifyReply): Promise<void> {
    const counted = await Promise.all(
      charges.map(async ({ policy: name, client }): Promise<Counted> => {
        const policy = this.named(name);
        return { policy, hits: await this.count(policy, client) };
      }),
    );
    const told = highestOfEach(counted);
    void reply.header('RateLimit-Policy', told.map(({ policy }) => policy.policyHeader).join(', '));
    void reply.header('RateLimit', told.map(({ policy, hits }) => policy.rateLimitHeader(hits)).join(', '));
    const over = told.find(({ hits }) => hits.isBlocked);
    if (over) throw this.refusal(over.policy, over.hits);
  }

  private named(name: PolicyName): LimitPolicy {
    return this.policies.get(name) as LimitPolicy;
  }

  private count(policy: LimitPolicy, client: string): Promise<Hits> {
    const { name, limit, windowMs } = policy;
    return this.storage.increment(policy.keyOf(client), windowMs, limit, windowMs, name);
  }

  private refusal({ name }: LimitPolicy, { timeToBlockExpire }: Hits): RateLimitedError {
    this.refusals.count(name);
    return new RateLimitedError(timeToBlockExpire);
  }
}

function highestOfEach(counted: readonly Counted[]): Counted[] {
  const highest = new Map<LimitPolicy, Counted>();
  for (const count of counted) {
    const other = highest.get(count.policy);
    if (!other || count.hits.totalHits > other.hits.totalHits) highest.set(count.policy, count);
  }
  return [...highest.values()];
}

/** Who a client is that has not logged in: its address, an IPv6 one by its /64. */
export const addressOf = (request: FastifyRequest): string => `address:${normalizeIp(request.ip)}`;
