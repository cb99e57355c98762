import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** The first IPv4 address under which other hosts may reach this one; 127.0.0.1 when there is none. */
export function ownAddress(interfaces = networkInterfaces()): string {
  const outward = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  return outward?.address ?? '127.0.0.1';
}

export const originAt = (address: string, port: number): string =>
  `http://${isIPv6(address) ? `[${address}]` : address}:${port}`;
