import { Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  type ThrottlerRequest,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import { Authenticator } from '@emporium/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import '../routing/destination';
import { addressOf } from './client-address';
import type { LimitPolicy } from './limit-policy';
import { RateLimiter } from './rate-limiter';
import { RefreshedSession } from './refreshed-session';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a token of ours: `user:<id>`. Known once the request has been counted. */
    userClient?: string;
  }
}

/**
 * Counts each request under the named throttlers of {@link LimitsModule}, whose `skipIf` says what they are for.
 *
 * A request counts against its address, and against the user of a token of ours besides: neither many accounts at one
 * address nor one account at many get more than one limit. Attempts to log in count by address alone, or each account
 * would come with more guesses at the others.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly limiter: RateLimiter,
    private readonly authenticator: Authenticator,
    private readonly refreshed: RefreshedSession,
  ) {
    super(options, storage, reflector);
  }

  /** @throws RateLimitedError, UnavailableError for an attempt that nobody can count */
  protected override async handleRequest({ context, throttler }: ThrottlerRequest): Promise<boolean> {
    const http = context.switchToHttp();
    const policy = throttler as LimitPolicy;
    const clients = await this.clientsOf(http.getRequest<FastifyRequest>(), policy);
    await this.limiter.count(policy, clients, http.getResponse<FastifyReply>());
    return true;
  }

  private async clientsOf(request: FastifyRequest, { name }: LimitPolicy): Promise<string[]> {
    if (name === 'default') request.userClient = await this.userOf(request);
    if (name === 'default' && request.userClient) return [addressOf(request), request.userClient];
    const session = name === 'refresh' ? await this.sessionOf(request) : undefined;
    return [session ?? addressOf(request)];
  }

  private async userOf({ headers: { authorization } }: FastifyRequest): Promise<string | undefined> {
    const claims = authorization === undefined ? undefined : await this.authenticator.claimsOf(authorization);
    return claims && `user:${claims.sub}`;
  }

  private async sessionOf({ raw, destination }: FastifyRequest): Promise<string | undefined> {
    const id = await this.refreshed.idOf(raw, destination?.route.bodyLimit ?? 0);
    return id && `session:${id}`;
  }
}
