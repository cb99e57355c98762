import { lookup } from 'node:dns/promises';

/** All addresses of a host. @throws when it has none, or nobody answers */
export type Resolve = (host: string) => Promise<readonly string[]>;

/**
 * Asks as any program of this host would, so /etc/hosts counts, and so do the search domains that make short names
 * work in Kubernetes: ADR 8. IPv4 is preferred: one instance must not count twice, and services listen there.
 */
export const lookupAll: Resolve = async (host) => {
  const found = await lookup(host, { all: true });
  const v4 = found.filter(({ family }) => family === 4);
  return (v4.length > 0 ? v4 : found).map(({ address }) => address);
};
