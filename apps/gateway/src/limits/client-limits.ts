import { Injectable } from '@nestjs/common';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  normalizeIp,
  type ThrottlerModuleOptions,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Hits, LimitPolicy } from './limit-policy';
import { RateLimitedError } from './rate-limited.error';
import { Refusals } from './refusals';

/** Counts what clients ask for, tells them what is left, and refuses what is too much. */
@Injectable()
export class ClientLimits {
  private readonly general: LimitPolicy;
  private readonly attempts: LimitPolicy;
  private readonly attemptDeclarations: string;

  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() private readonly storage: ThrottlerStorage,
    private readonly refusals: Refusals,
  ) {
    const throttlers = 'throttlers' in options ? options.throttlers : options;
    this.general = LimitPolicy.named('default', throttlers);
    this.attempts = LimitPolicy.named('auth', throttlers);
    this.attemptDeclarations = `${this.general.declaration}, ${this.attempts.declaration}`;
  }

  /** @throws RateLimitedError */
  async request(client: string, reply: FastifyReply): Promise<void> {
    const hits = await this.count(this.general, client);
    void reply.header('RateLimit-Policy', this.general.declaration);
    void reply.header('RateLimit', this.general.standing(hits));
    if (hits.isBlocked) throw this.refusal(this.general, hits);
  }

  /**
   * An attempt to log in. It counts by address even with a token, or each account would come with more guesses at the
   * others.
   *
   * @throws RateLimitedError, UnavailableError when nobody can count it
   */
  async attempt(client: string, address: string, reply: FastifyReply): Promise<void> {
    const [hits, attempts] = await Promise.all([
      this.count(this.general, client),
      this.count(this.attempts, address),
    ]);
    void reply.header('RateLimit-Policy', this.attemptDeclarations);
    void reply.header('RateLimit', `${this.general.standing(hits)}, ${this.attempts.standing(attempts)}`);
    if (hits.isBlocked) throw this.refusal(this.general, hits);
    if (attempts.isBlocked) throw this.refusal(this.attempts, attempts);
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

/** Who a client is that has not logged in: its address, an IPv6 one by its /64. */
export const addressOf = (request: FastifyRequest): string => `address:${normalizeIp(request.ip)}`;
