import { Injectable } from '@nestjs/common';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  type ThrottlerModuleOptions,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { type Hits, type LimitPolicy, policyHeader, rateLimitHeader } from './limit-policy';
import { LimitMetrics } from './limits.metrics';
import { RateLimitedError } from './rate-limited.error';

/** Counts requests in the throttler's storage, writes what is left into the reply, and refuses what is too much. */
@Injectable()
export class RateLimiter {
  private readonly general: LimitPolicy;
  private readonly generalHeader: string;

  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() private readonly storage: ThrottlerStorage,
    private readonly metrics: LimitMetrics,
  ) {
    const throttlers = ('throttlers' in options ? options.throttlers : options) as LimitPolicy[];
    this.general = throttlers.find(({ name }) => name === 'default') as LimitPolicy;
    this.generalHeader = policyHeader(this.general);
  }

  /** Counts a request of a client that nothing but its address is known of. @throws RateLimitedError */
  async countAddress(address: string, reply: FastifyReply): Promise<void> {
    const hits = await this.increment(this.general, address);
    void reply.header('RateLimit-Policy', this.generalHeader);
    void reply.header('RateLimit', rateLimitHeader(this.general, hits));
    if (hits.isBlocked) throw this.refusal(this.general, hits);
  }

  /**
   * Counts a request for each of its clients, an address and a user perhaps; the one that has used up more decides.
   *
   * @throws RateLimitedError, UnavailableError when nobody can count an attempt
   */
  async count(policy: LimitPolicy, clients: readonly string[], reply: FastifyReply): Promise<void> {
    const all = await Promise.all(clients.map((client) => this.increment(policy, client)));
    const hits = all.reduce((most, other) => (other.totalHits > most.totalHits ? other : most));
    addMember(reply, 'RateLimit-Policy', policyHeader(policy));
    addMember(reply, 'RateLimit', rateLimitHeader(policy, hits));
    if (hits.isBlocked) throw this.refusal(policy, hits);
  }

  private increment({ name, limit, ttl }: LimitPolicy, client: string): Promise<Hits> {
    return this.storage.increment(`gateway:limit:${name}:${client}`, ttl, limit, ttl, name);
  }

  private refusal({ name }: LimitPolicy, { timeToBlockExpire }: Hits): RateLimitedError {
    this.metrics.countRefusal(name);
    return new RateLimitedError(timeToBlockExpire);
  }
}

function addMember(reply: FastifyReply, name: string, member: string): void {
  const members = reply.getHeader(name);
  void reply.header(name, members === undefined ? member : `${String(members)}, ${member}`);
}
