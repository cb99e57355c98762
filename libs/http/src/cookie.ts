/** The cookie in which a browser stores the token by which an account recognizes its device. */
export const DEVICE_COOKIE = 'device';
/** The header in which a program sends that token. */
export const DEVICE_TOKEN_HEADER = 'x-device-token';

/** The value of a cookie in a `Cookie` header; undefined when it is not there. @see RFC 6265, 4.2.1 */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  const pairs = header?.split(';').map((pair) => pair.trim()) ?? [];
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
