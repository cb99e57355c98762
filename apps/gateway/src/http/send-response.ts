import type { FastifyReply } from 'fastify';
import type { Answer } from './api-response';
import { wireHeaders } from './wire-headers';

/** Sends a whole answer, straight to the wire. */
export function sendAnswer(reply: FastifyReply, { status, headers, body }: Answer): void {
  reply.hijack();
  reply.raw.writeHead(status, wireHeaders(reply, headers));
  reply.raw.end(body);
}
