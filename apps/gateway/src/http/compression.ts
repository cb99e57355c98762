import type { FastifyRequest } from 'fastify';
import { acceptsGzip } from './accepts-gzip';
import type { ApiResponse } from './api-response';
import { compressedTag } from './compressed-tag';

/** A smaller body is sent as quickly as it is compressed. */
const WORTH_COMPRESSING_BYTES = 2_048;

/** Whether a response that is streamed is large JSON whose client takes gzip. */
export function isWorthCompressing(
  { method, headers }: FastifyRequest,
  status: number,
  response: ApiResponse['headers'],
): boolean {
  return (
    Number(response['content-length'] ?? 0) >= WORTH_COMPRESSING_BYTES &&
    status === 200 &&
    method === 'GET' &&
    acceptsGzip(headers['accept-encoding']) &&
    response['content-encoding'] === undefined &&
    String(response['content-type']).startsWith('application/json')
  );
}

/** The headers of a response that is compressed on its way. */
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
