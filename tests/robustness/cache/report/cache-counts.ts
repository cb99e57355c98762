/** How many requests for cacheable answers ended how, by outcome and tier: `hit memory`, `miss service` and so on. */
export type CacheCounts = ReadonlyMap<string, number>;

const SAMPLE = /^gateway_cache_requests_total\{outcome="(\w+)",tier="(\w+)"\} (\d+)$/gm;

/** Adds up what gateways have counted since their start. */
export async function cacheCounts(gatewayUrls: readonly string[]): Promise<CacheCounts> {
  const counts = new Map<string, number>();
  for (const url of gatewayUrls) {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    for (const [, outcome, tier, count] of metrics.matchAll(SAMPLE)) {
      const name = `${outcome} ${tier}`;
      counts.set(name, (counts.get(name) ?? 0) + Number(count));
    }
  }
  return counts;
}
