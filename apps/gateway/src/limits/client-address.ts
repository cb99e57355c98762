import { normalizeIp } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';

/** Who a client is that has not logged in: its address, an IPv6 one by its /64. */
export const addressOf = ({ ip }: FastifyRequest): string => `address:${normalizeIp(ip)}`;
