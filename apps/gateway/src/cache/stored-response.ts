import type { ApiResponse } from '../http/api-response';

/** An answer as it is kept, with its whole body. */
export interface StoredResponse {
  /** The catalogue's revision from before the answer was fetched. */
  readonly revision: string;
  /** Milliseconds since the epoch. */
  readonly storedAt: number;
  readonly headers: ApiResponse['headers'];
  readonly body: Buffer;
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
