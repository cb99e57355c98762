import type { FastifyReply } from 'fastify';
import type { ApiResponse } from './api-response';

/** Sends a whole response, straight to the wire. */
export function sendResponse(reply: FastifyReply, { status, headers, body }: ApiResponse): void {
  reply.hijack();
  reply.raw.writeHead(status, wireHeaders(reply, headers));
  reply.raw.end(body);
}

/** The fields of a response that goes straight to the wire, names and values in turn, with a single `vary`. */
export function wireHeaders(
  reply: FastifyReply,
  ofTheResponse: ApiResponse['headers'],
): (string | string[])[] {
  const fields: (string | string[])[] = [...reply.request.edgeFields];
  const ofTheReply = reply.getHeaders();
  for (const name in ofTheReply) if (name !== 'vary') fields.push(name, String(ofTheReply[name]));
  for (const name in ofTheResponse) {
    const value = ofTheResponse[name];
    if (value !== undefined && name !== 'vary') fields.push(name, value);
  }
  fields.push('vary', [ofTheReply['vary'], ofTheResponse['vary']].filter(Boolean).join(', '));
  return fields;
}
