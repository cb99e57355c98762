import type { FastifyRequest } from 'fastify';
import { acceptsGzip } from './accepts-gzip';
import type { Answer } from './api-response';
import { packedTag } from './compressed-tag';

/** A smaller body is sent as quickly as it is packed. */
const WORTH_IT_BYTES = 2_048;

/** Whether an answer that is streamed on is large JSON whose client takes gzip. */
export function isWorthPacking(
  { method, headers }: FastifyRequest,
  status: number,
  answer: Answer['headers'],
): boolean {
  return (
    Number(answer['content-length'] ?? 0) >= WORTH_IT_BYTES &&
    status === 200 &&
    method === 'GET' &&
    acceptsGzip(headers['accept-encoding']) &&
    answer['content-encoding'] === undefined &&
    String(answer['content-type']).startsWith('application/json')
  );
}

/** The headers of an answer when it is packed. */
export function packedHeaders({
  'content-length': _,
  etag,
  vary,
  ...headers
}: Answer['headers']): Answer['headers'] {
  return {
    ...headers,
    ...(etag !== undefined && { etag: packedTag(String(etag)) }),
    'content-encoding': 'gzip',
    vary: [vary, 'Accept-Encoding'].filter(Boolean).join(', '),
  };
}
