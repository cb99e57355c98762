import type { Answer } from '../http/api-response';
import type { StoredAnswer } from './stored-response';

const MAX_BODY_BYTES = 262_144;
const KEPT = ['cache-control', 'content-type', 'deprecation', 'etag', 'link', 'sunset'] as const;

/** Whether an answer may be kept for others, as it says itself and by its size. */
export function isStorable({ status, headers, body }: Answer): boolean {
  const isPrivate = /\b(no-store|private)\b/i.test(String(headers['cache-control']));
  const varies = headers['vary'] !== undefined || headers['content-encoding'] !== undefined;
  const isSmall = body !== undefined && body.length <= MAX_BODY_BYTES;
  return status === 200 && isSmall && !isPrivate && !varies && !headers['set-cookie'];
}

/** What is kept of an answer. */
export function storedAnswer({ headers, body }: Answer, revision: string): StoredAnswer {
  const kept = KEPT.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]));
  return {
    revision,
    storedAt: Date.now(),
    headers: Object.fromEntries(kept) as Answer['headers'],
    body: body ?? Buffer.alloc(0),
  };
}
