import type { ApiResponse } from '../http/api-response';
import { compressedTag } from '../http/compressed-tag';

/** One encoding of a kept answer, ready to be sent. */
export interface Representation {
  readonly full: ApiResponse;
  /** For a client that has it already. @see RFC 9110, 15.4.5 */
  readonly unchanged: ApiResponse;
}

/** As the service sent it. */
export const plain = (headers: ApiResponse['headers'], body: Buffer): Representation =>
  represent(headers, body);

/** Packed with gzip; a client may name the tag of either encoding for both. */
export function compressed(headers: ApiResponse['headers'], body: Buffer): Representation {
  const etag = typeof headers['etag'] === 'string' ? { etag: compressedTag(headers['etag']) } : {};
  return represent({ ...headers, ...etag }, body, { 'content-encoding': 'gzip' });
}

function represent(
  { 'content-type': type, ...headers }: ApiResponse['headers'],
  body: Buffer,
  encoding: ApiResponse['headers'] = {},
): Representation {
  const always = { ...headers, vary: 'Accept-Encoding' };
  const ofTheBody = {
    ...(type && { 'content-type': type }),
    'content-length': String(body.length),
    ...encoding,
  };
  return {
    full: { status: 200, headers: { ...always, ...ofTheBody }, body },
    unchanged: { status: 304, headers: always, body: undefined },
  };
}
