import { lookup } from 'node:dns/promises';

/** All addresses of a host. @throws when it has none, or nobody answers */
export type Resolve = (host: string) => Promise<readonly string[]>;

/**
 * Resolves as any program of this host would, through /etc/hosts and the search domains that make short names work in
 * Kubernetes: ADR 8. Where there are IPv4 addresses, only they are taken: an instance with both kinds must not count
 * twice, and services listen on IPv4.
 */
export const lookupAll: Resolve = async (host) => {
  const found = await lookup(host, { all: true });
  const v4 = found.filter(({ family }) => family === 4);
  return (v4.length > 0 ? v4 : found).map(({ address }) => address);
};
