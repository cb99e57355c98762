import { inBackground, pause } from '../background';
import { Discovery, type OnOrigins } from '../discovery';
import { PublishedOrigins } from '../published-origins';
import { lookupAll, type Resolve } from './lookup-all';
import { ResolvedUrl } from './resolved-url';

const INTERVAL_MS = 2_000;

/** Finds instances by DNS: a host name stands for all of its addresses, which are looked up again and again. */
export class DnsDiscovery extends Discovery {
  constructor(
    private readonly resolve: Resolve = lookupAll,
    private readonly intervalMs = INTERVAL_MS,
  ) {
    super();
  }

  follow(service: string, urls: readonly string[], onOrigins: OnOrigins): () => void {
    const resolved = urls.map((url) => new ResolvedUrl(url, this.resolve));
    const published = new PublishedOrigins(service, urls, onOrigins);
    return inBackground(async (signal) => {
      while (!signal.aborted) {
        await Promise.all(resolved.map((url) => url.refresh()));
        if (!signal.aborted) published.publish(resolved.flatMap(({ origins }) => origins));
        await pause(this.intervalMs, signal);
      }
    });
  }
}
