import type { IncomingMessage } from 'node:http';

const AUTHORITY = /^(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;
const WEB_SCHEME = /^https?:/i;
const ABSOLUTE_FORM = /^https?:\/\/([^/?#]+)([^]*)$/i;
/** A target that no route matches. */
const UNREADABLE = '*';

/** Says whether a text is a host, perhaps with a port, and nothing besides: no user, no list. */
export const isAuthority = (text: string): boolean => AUTHORITY.test(text);

/**
 * The request's target in origin-form. Clients that are configured for a proxy send the absolute-form, which means the
 * same; its authority then replaces `Host`.
 *
 * @see RFC 9112, 3.2.2
 */
export function originForm({ url = '', headers }: IncomingMessage): string {
  if (url.startsWith('/') || !WEB_SCHEME.test(url)) return url;
  const [, authority = '', target = ''] = ABSOLUTE_FORM.exec(url) ?? [];
  if (!isAuthority(authority)) return UNREADABLE;
  headers.host = authority;
  return target.startsWith('/') ? target : `/${target}`;
}
