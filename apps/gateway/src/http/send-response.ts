import type { FastifyReply } from 'fastify';
import type { ApiResponse } from './api-response';
import { wireHeaders } from './wire-headers';

/** Sends a whole response, straight to the wire. */
export function sendResponse(reply: FastifyReply, { status, headers, body }: ApiResponse): void {
  reply.hijack();
  reply.raw.writeHead(status, wireHeaders(reply, headers));
  reply.raw.end(body);
}
