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
import '../routing/destination';
import { addressOf, type Charge, RateLimiter } from './rate-limiter';
import { ClientTurns } from './client-turns';
import { InFlight } from './in-flight';
import { RefreshedSession } from './refreshed-session';

/** Half of what an address may have under way. */
const MOST_OF_A_USER = 500;

/**
 * Limits each client, and says on every answer what is left. What a client may read is worked on a few at a time.
 *
 * A request counts against its address, and against the user of a token of ours besides: neither many accounts at one
 * address nor one account at many get more than one limit. Attempts count by address alone, or each account would come
 * with more guesses at the others.
 *
 * It runs on every request, in a route or not, and goes past the throttler's own look-ups by decorator: the route table
 * says it all.
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  private readonly inFlight = new InFlight(MOST_OF_A_USER);
  private readonly turns = new ClientTurns();

  constructor(
    @InjectThrottlerOptions() options: ThrottlerModuleOptions,
    @InjectThrottlerStorage() storage: ThrottlerStorage,
    reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly limits: RateLimiter,
    private readonly refreshed: RefreshedSession,
  ) {
    super(options, storage, reflector);
  }

  /** @throws RateLimitedError, TooManyAtOnceError, ClientGoneError, UnavailableError for an attempt that nobody can count */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const charges = await this.chargesOf(request);
    await this.limits.charge(charges, reply);
    const user = charges.find(({ client }) => client.startsWith('user:'))?.client;
    if (user !== undefined) this.inFlight.enter(user, reply.raw);
    const client = user ?? (await this.getTracker(request));
    const route = request.destination?.route;
    // A body that comes slowly would hold a turn, from all who share the address.
    if (route && isRead(request.method)) await this.turns.take(`${client} ${route.service}`, reply.raw);
    return true;
  }

  protected override getTracker(request: FastifyRequest): Promise<string> {
    return Promise.resolve(addressOf(request));
  }

  private async chargesOf(request: FastifyRequest): Promise<Charge[]> {
    const address = await this.getTracker(request);
    const charges: Charge[] = [{ policy: 'default', client: address }];
    const { authorization } = request.headers;
    const claims = authorization === undefined ? undefined : await this.authenticator.claimsOf(authorization);
    if (claims) charges.push({ policy: 'default', client: `user:${claims.sub}` });
    const { limit, bodyLimit = 0 } = request.destination?.route ?? {};
    if (limit === 'auth' || limit === 'register') charges.push({ policy: 'auth', client: address });
    if (limit === 'register') charges.push({ policy: 'register', client: address });
    if (limit === 'refresh') {
      const session = await this.refreshed.idOf(request.raw, bodyLimit);
      charges.push({ policy: 'refresh', client: session === undefined ? address : `session:${session}` });
    }
    return charges;
  }
}

const isRead = (method: string) => method === 'GET' || method === 'HEAD';
