/** No tag of a service holds a plus sign. */
const MARK = '+gzip"';

/**
 * The tag of an answer once it is packed: other bytes, so another tag. It stays a strong one, or nobody who takes gzip
 * could ever meet an `If-Match`.
 *
 * @see RFC 9110, 8.8.3.3
 */
export const compressedTag = (etag: string): string => etag.replace(/"$/, MARK);

/** The tags that a client names, as services know them: packed or not, an answer tells of the same state. */
export const serviceTags = (named: string): string => named.replaceAll(MARK, '"');
