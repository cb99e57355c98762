import { inBackground, pause } from '../background';
import { Discovery, type OnOrigins } from '../discovery';
import { ToldOrigins } from '../published-origins';
import { lookupAll, type Resolve } from './lookup-all';
import { ResolvedUrl } from './resolved-url';

const INTERVAL_MS = 2_000;

/** Instances are where DNS says: a host's name stands for all of its addresses, asked for again and again. */
export class DnsDiscovery extends Discovery {
  constructor(
    private readonly resolve: Resolve = lookupAll,
    private readonly intervalMs = INTERVAL_MS,
  ) {
    super();
  }

  follow(service: string, urls: readonly string[], onOrigins: OnOrigins): () => void {
    const resolved = urls.map((url) => new ResolvedUrl(url, this.resolve));
    const told = new ToldOrigins(service, urls, onOrigins);
    return inBackground(async (signal) => {
      while (!signal.aborted) {
        await Promise.all(resolved.map((url) => url.refresh()));
        if (!signal.aborted) told.tell(resolved.flatMap(({ origins }) => origins));
        await pause(this.intervalMs, signal);
      }
    });
  }
}
