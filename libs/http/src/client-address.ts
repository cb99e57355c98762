import { isIP } from 'node:net';
import { normalizeIp } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';

/**
 * Where a request comes from, an IPv6 address by its /64: what the gateway says of its client, whatever that client said
 * itself; `direct` and the peer's address when no gateway was asked.
 *
 * Services trust `X-Forwarded-For`, since none but the gateway and other services can reach them.
 */
export function clientAddressOf({ headers, ip }: FastifyRequest): string {
  const forwarded = headers['x-forwarded-for'];
  return typeof forwarded === 'string' && isIP(forwarded)
    ? normalizeIp(forwarded)
    : `direct ${normalizeIp(ip)}`;
}
