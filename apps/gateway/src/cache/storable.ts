import type { ApiResponse } from '../http/api-response';
import type { StoredResponse } from './stored-response';

const MAX_BODY_BYTES = 262_144;
const STORED = ['cache-control', 'content-type', 'deprecation', 'etag', 'link', 'sunset'] as const;

/** Whether an answer may be kept for others, as it says itself and by its size. */
export function isStorable({ status, headers, body }: ApiResponse): boolean {
  const isPrivate = /\b(no-store|private)\b/i.test(String(headers['cache-control']));
  const varies = headers['vary'] !== undefined || headers['content-encoding'] !== undefined;
  const isSmall = body !== undefined && body.length <= MAX_BODY_BYTES;
  return status === 200 && isSmall && !isPrivate && !varies && !headers['set-cookie'];
}

/** What is kept of an answer. */
export function storedResponse({ headers, body }: ApiResponse, revision: string): StoredResponse {
  const cached = STORED.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]));
  return {
    revision,
    storedAt: Date.now(),
    headers: Object.fromEntries(cached) as ApiResponse['headers'],
    body: body ?? Buffer.alloc(0),
  };
}
