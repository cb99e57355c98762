import type { FastifyRequest } from 'fastify';
import { acceptsGzip } from './accepts-gzip';
import type { ApiResponse } from './api-response';
import { compressedTag } from './compressed-tag';

/** A smaller body is sent as quickly as it is packed. */
const WORTH_COMPRESSING_BYTES = 2_048;

/** Whether an answer that is streamed on is large JSON whose client takes gzip. */
export function isWorthCompressing(
  { method, headers }: FastifyRequest,
  status: number,
  answer: ApiResponse['headers'],
): boolean {
  return (
    Number(answer['content-length'] ?? 0) >= WORTH_COMPRESSING_BYTES &&
    status === 200 &&
    method === 'GET' &&
    acceptsGzip(headers['accept-encoding']) &&
    answer['content-encoding'] === undefined &&
    String(answer['content-type']).startsWith('application/json')
  );
}

/** The headers of an answer when it is packed. */
export function compressedHeaders({
  'content-length': _,
  etag,
  vary,
  ...headers
}: ApiResponse['headers']): ApiResponse['headers'] {
  return {
    ...headers,
    ...(etag !== undefined && { etag: compressedTag(String(etag)) }),
    'content-encoding': 'gzip',
    vary: [vary, 'Accept-Encoding'].filter(Boolean).join(', '),
  };
}
