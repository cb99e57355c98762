import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { UpstreamUnavailableError } from '../proxy/proxy.errors';
import type { Answer } from '../proxy/answer';

const MAX_BODY_BYTES = 262_144;
const KEPT = ['cache-control', 'content-type', 'etag', 'link'] as const;

/** Whether an answer may be kept for others, as it says itself and by its size. */
export function isStorable({ status, headers }: Answer): boolean {
  const length = Number(headers['content-length'] ?? Infinity);
  const isPrivate = /\b(no-store|private)\b/i.test(String(headers['cache-control']));
  const varies = headers['vary'] !== undefined || headers['content-encoding'] !== undefined;
  return status === 200 && length <= MAX_BODY_BYTES && !isPrivate && !varies && !headers['set-cookie'];
}

/** The headers that are kept with an answer. */
export const keptHeaders = ({ headers }: Answer): Answer['headers'] =>
  Object.fromEntries(KEPT.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));

/** Reads the whole body. @throws UpstreamUnavailableError when it breaks off */
export async function wholeBody({ body }: Answer): Promise<Buffer> {
  if (!(body instanceof Readable)) return body ?? Buffer.alloc(0);
  return buffer(body).catch((cause: unknown) => {
    throw new UpstreamUnavailableError({ cause });
  });
}
