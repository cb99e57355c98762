import { type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerRequest } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimitedError } from './rate-limited.error';

/**
 * Limits each client address, and says on every answer what is left.
 *
 * Key: `gateway:limit:<policy>:<address>`.
 *
 * @see draft-ietf-httpapi-ratelimit-headers
 */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  /** @throws RateLimitedError */
  protected override async handleRequest({
    context,
    limit,
    ttl,
    blockDuration,
    throttler: { name = 'default' },
  }: ThrottlerRequest): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = this.generateKey(context, await this.getTracker(request), name);
    const hits = await this.storageService.increment(key, ttl, limit, blockDuration, name);

    const remaining = Math.max(0, limit - hits.totalHits);
    append(reply, 'RateLimit-Policy', `"${name}";q=${limit};w=${ttl / 1000}`);
    append(reply, 'RateLimit', `"${name}";r=${remaining};t=${hits.timeToExpire}`);
    if (hits.isBlocked) throw new RateLimitedError(hits.timeToBlockExpire);
    return true;
  }

  protected override generateKey(_context: ExecutionContext, address: string, name: string): string {
    return `gateway:limit:${name}:${address}`;
  }
}

/** Adds a member to a list header. @see RFC 8941, 3.1 */
function append(reply: FastifyReply, name: string, member: string): void {
  const present = reply.getHeader(name);
  void reply.header(name, present ? `${String(present)}, ${member}` : member);
}
