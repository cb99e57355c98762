/** Where a browser keeps the token by which an account knows its device again. */
export const DEVICE_COOKIE = 'device';
/** Where a program sends it. */
export const DEVICE_TOKEN_HEADER = 'x-device-token';

/** The value of a cookie in a `Cookie` header; undefined when it is not there. @see RFC 6265, 4.2.1 */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  const pairs = header?.split(';').map((pair) => pair.trim()) ?? [];
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
