import type { ApiResponse } from '../http/api-response';

const MAX_BODY_BYTES = 262_144;
const STORED_HEADERS = ['cache-control', 'content-type', 'deprecation', 'etag', 'link', 'sunset'] as const;

/** A response as the cache Redis has it, with its whole body. */
export interface StoredResponse {
  /** The catalogue's revision, read before the response was fetched. */
  readonly revision: string;
  /** Milliseconds since the epoch. */
  readonly storedAt: number;
  readonly headers: ApiResponse['headers'];
  readonly body: Buffer;
}

/** Whether a response may be stored and given to others, by what its headers say and by its size. */
export function isStorable({ status, headers, body }: ApiResponse): boolean {
  const isPrivate = /\b(no-store|private)\b/i.test(String(headers['cache-control']));
  const varies = headers['vary'] !== undefined || headers['content-encoding'] !== undefined;
  const isSmall = body !== undefined && body.length <= MAX_BODY_BYTES;
  return status === 200 && isSmall && !isPrivate && !varies && !headers['set-cookie'];
}

/** What is stored of a response. */
export function storedResponse({ headers, body }: ApiResponse, revision: string): StoredResponse {
  const stored = STORED_HEADERS.flatMap((name) =>
    headers[name] === undefined ? [] : [[name, headers[name]]],
  );
  return {
    revision,
    storedAt: Date.now(),
    headers: Object.fromEntries(stored) as ApiResponse['headers'],
    body: body ?? Buffer.alloc(0),
  };
}

const LINE_FEED = 0x0a;

/** One line of JSON, then the body's bytes as they are. */
export function encode({ body, ...head }: StoredResponse): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
}

export function decode(stored: Buffer): StoredResponse {
  const end = stored.indexOf(LINE_FEED);
  const head = JSON.parse(stored.toString('utf8', 0, end)) as Omit<StoredResponse, 'body'>;
  return { ...head, body: stored.subarray(end + 1) };
}
