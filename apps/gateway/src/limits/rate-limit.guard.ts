import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  normalizeIp,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import { Authenticator } from '@emporium/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { destinationOf } from '../routing/routed-request';
import { type Hits, LimitPolicy } from './limit-policy';
import { RateLimitedError } from './rate-limited.error';
import { Refusals } from './refusals';

/**
 * Limits each client, and says on every answer what is left.
 *
 * It runs on every request, so it goes past the throttler's own look-ups by decorator: the route table says it all.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  private general: LimitPolicy;
  private attempts: LimitPolicy;
  private attemptDeclarations: string;

  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly refusals: Refusals,
  ) {
    super(options, storage, reflector);
  }

  override async onModuleInit(): Promise<void> {
    await super.onModuleInit();
    this.general = LimitPolicy.named('default', this.throttlers);
    this.attempts = LimitPolicy.named('auth', this.throttlers);
    this.attemptDeclarations = `${this.general.declaration}, ${this.attempts.declaration}`;
  }

  /** @throws RateLimitedError, UnavailableError for an attempt that nobody can count */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const client = await this.getTracker(request);
    if (destinationOf(request).route.limit === 'auth') await this.limitAttempt(reply, client, request);
    else await this.limitRequest(reply, client);
    return true;
  }

  /** The user of a token of ours, be its session alive or not; else the address, an IPv6 one by its /64. */
  protected override async getTracker(request: FastifyRequest): Promise<string> {
    const { authorization } = request.headers;
    const claims = authorization === undefined ? undefined : await this.authenticator.claimsOf(authorization);
    return claims ? `user:${claims.sub}` : addressOf(request);
  }

  private async limitRequest(reply: FastifyReply, client: string): Promise<void> {
    const hits = await this.count(this.general, client);
    void reply.header('RateLimit-Policy', this.general.declaration);
    void reply.header('RateLimit', this.general.standing(hits));
    if (hits.isBlocked) throw this.refusal(this.general, hits);
  }

  /** Attempts count by address even with a token, or each account would come with more guesses at the others. */
  private async limitAttempt(reply: FastifyReply, client: string, request: FastifyRequest): Promise<void> {
    const [hits, attempts] = await Promise.all([
      this.count(this.general, client),
      this.count(this.attempts, addressOf(request)),
    ]);
    void reply.header('RateLimit-Policy', this.attemptDeclarations);
    void reply.header('RateLimit', `${this.general.standing(hits)}, ${this.attempts.standing(attempts)}`);
    if (hits.isBlocked) throw this.refusal(this.general, hits);
    if (attempts.isBlocked) throw this.refusal(this.attempts, attempts);
  }

  private count(policy: LimitPolicy, client: string): Promise<Hits> {
    const { name, limit, windowMs } = policy;
    return this.storageService.increment(policy.keyOf(client), windowMs, limit, windowMs, name);
  }

  private refusal({ name }: LimitPolicy, { timeToBlockExpire }: Hits): RateLimitedError {
    this.refusals.count(name);
    return new RateLimitedError(timeToBlockExpire);
  }
}

const addressOf = (request: FastifyRequest): string => `address:${normalizeIp(request.ip)}`;
