import { hash } from 'node:crypto';

/** A strong entity tag of a representation: equal bodies have equal tags. @see RFC 9110, 8.8.3 */
export const etagOf = (representation: unknown): string => etagOfText(JSON.stringify(representation));

/** The same of a representation that is JSON text already. */
export const etagOfText = (text: string): string => `"${hash('sha1', text, 'base64url')}"`;

/** A tag without the mark of weakness, as the weak comparison sees it. @see RFC 9110, 8.8.3.2 */
export const opaqueTag = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Says whether an `If-None-Match` value of a read names the tag; `*` names every tag. */
export const namesTag = (header: string, etag: string): boolean =>
  header.trim() === '*' || header.split(',').some((tag) => opaqueTag(tag) === etag);
