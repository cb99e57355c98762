import { isIP } from 'node:net';
import { normalizeIp } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';

/**
 * The address of a request's client, an IPv6 address by its /64. It comes from `X-Forwarded-For`, which the gateway
 * sets and never passes on; without that header it is `direct` and the peer's address.
 *
 * Services trust that header, since only the gateway and other services can reach them.
 */
export function clientAddressOf({ headers, ip }: FastifyRequest): string {
  const forwarded = headers['x-forwarded-for'];
  return typeof forwarded === 'string' && isIP(forwarded)
    ? normalizeIp(forwarded)
    : `direct ${normalizeIp(ip)}`;
}
