import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  InjectThrottlerOptions,
  InjectThrottlerStorage,
  ThrottlerGuard,
  type ThrottlerModuleOptions,
  type ThrottlerStorage,
} from '@nestjs/throttler';
import { Authenticator } from '@emporium/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { destinationOf } from '../routing/routed-request';
import { addressOf, ClientLimits } from './client-limits';

/**
 * Limits each client, and says on every answer what is left.
 *
 * It runs on every request, so it goes past the throttler's own look-ups by decorator: the route table says it all.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly limits: ClientLimits,
  ) {
    super(options, storage, reflector);
  }

  /** @throws RateLimitedError, UnavailableError for an attempt that nobody can count */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const client = await this.getTracker(request);
    if (destinationOf(request).route.limit === 'auth')
      await this.limits.attempt(client, addressOf(request), reply);
    else await this.limits.request(client, reply);
    return true;
  }

  /** The user of a token of ours, be its session alive or not; else the address. */
  protected override async getTracker(request: FastifyRequest): Promise<string> {
    const { authorization } = request.headers;
    const claims = authorization === undefined ? undefined : await this.authenticator.claimsOf(authorization);
    return claims ? `user:${claims.sub}` : addressOf(request);
  }
}
