import type { HttpResponse } from '../wire/send-request';
import type { Canary } from './canary';
import type { Read } from './reads';

/**
 * The secrets of others in a response, apart from what the reader sent along.
 *
 * @param reader absent for anonymous
 * @param ownTags entity tags that the reader has seen at this path
 */
export function canaryFaults(
  read: Read,
  { status, headers, text }: HttpResponse,
  reader: Canary | undefined,
  all: readonly Canary[],
  ownTags: ReadonlySet<string>,
): string[] {
  const response = `${JSON.stringify(headers)}\n${text}`;
  const others = all.filter((canary) => canary !== reader);
  const foreign = others.flatMap(({ secrets }) => secrets).filter((secret) => response.includes(secret));
  const heard = foreign.filter((secret) => !read.path.includes(secret));
  const sentTag = read.headers?.['if-none-match'];
  return [
    ...heard.map((secret) => `holds ${JSON.stringify(secret)} of another user`),
    ...(read.isOwn && status === 200 && read.method !== 'HEAD' && !holdsOwn(text, reader)
      ? ['does not hold the reader’s own']
      : []),
    ...(read.isOwn && status !== 200 && status !== 304 ? [`${status}: ${text}`] : []),
    ...(status === 304 && read.isOwn && sentTag && !ownTags.has(sentTag)
      ? ['304 for a tag of another user']
      : []),
    ...(!reader && read.path.match(/users|cart|orders/) && status !== 401 ? [`${status} for nobody`] : []),
  ];
}

/** A timeline has statuses and times alone. */
const holdsOwn = (text: string, reader: Canary | undefined) =>
  text.includes('"at":') || (reader?.secrets ?? []).some((secret) => text.includes(secret));
