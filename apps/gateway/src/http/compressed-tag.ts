/** No tag of a service holds a plus sign. */
const MARK = '+gzip"';

/**
 * The tag of a compressed response. Other bytes need another tag, and a strong one: with a weak tag no client that takes
 * gzip could ever meet an `If-Match`.
 *
 * @see RFC 9110, 8.8.3.3
 */
export const compressedTag = (etag: string): string => etag.replace(/"$/, MARK);

/** The tags that a client names, as services know them: compressed or not, it is the same state of the resource. */
export const serviceTags = (named: string): string => named.replaceAll(MARK, '"');
