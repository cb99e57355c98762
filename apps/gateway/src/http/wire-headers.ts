import type { FastifyReply } from 'fastify';
import type { ApiResponse } from './api-response';

/** The fields of an answer that goes straight to the wire, names and values in turn; `vary` is one of all. */
export function wireHeaders(reply: FastifyReply, ofTheAnswer: ApiResponse['headers']): (string | string[])[] {
  const fields: (string | string[])[] = [...reply.request.edgeFields];
  const ofTheReply = reply.getHeaders();
  for (const name in ofTheReply) if (name !== 'vary') fields.push(name, String(ofTheReply[name]));
  for (const name in ofTheAnswer) {
    const value = ofTheAnswer[name];
    if (value !== undefined && name !== 'vary') fields.push(name, value);
  }
  fields.push('vary', [ofTheReply['vary'], ofTheAnswer['vary']].filter(Boolean).join(', '));
  return fields;
}
