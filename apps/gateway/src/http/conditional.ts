import { namesTag } from '@emporium/http';
import type { ApiResponse } from './api-response';
import { serviceTags } from './compressed-tag';

/** Headers that describe a body which a 304 does not have. */
const OF_THE_BODY = new Set(['content-length', 'content-type']);

/** Answers 304 instead when the client has this representation already. @see RFC 9110, 13.1.2 and 15.4.5 */
export function unlessUnchanged(response: ApiResponse, ifNoneMatch: string | undefined): ApiResponse {
  const { etag } = response.headers;
  if (response.status !== 200 || ifNoneMatch === undefined || typeof etag !== 'string') return response;
  if (!namesTag(serviceTags(ifNoneMatch), etag)) return response;
  const headers = Object.entries(response.headers).filter(([name]) => !OF_THE_BODY.has(name));
  return { status: 304, headers: Object.fromEntries(headers), body: undefined };
}
