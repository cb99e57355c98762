import { ConsulAgent } from './consul/consul-agent.client';
import { ConsulDiscovery } from './consul/consul-discovery';
import type { Discovery } from './discovery';
import { DnsDiscovery } from './dns/dns-discovery';
import { StaticDiscovery } from './static-discovery';

export const DISCOVERY_KINDS = ['static', 'dns', 'consul'] as const;

/** The variables that choose it; `docs/discovery.md` explains them. */
export interface DiscoverySettings {
  readonly SERVICE_DISCOVERY: (typeof DISCOVERY_KINDS)[number];
  readonly CONSUL_URL: string;
  readonly CONSUL_TOKEN?: string;
}

export function createDiscovery(settings: DiscoverySettings): Discovery {
  switch (settings.SERVICE_DISCOVERY) {
    case 'static':
      return new StaticDiscovery();
    case 'dns':
      return new DnsDiscovery();
    case 'consul':
      return new ConsulDiscovery(new ConsulAgent(settings.CONSUL_URL, settings.CONSUL_TOKEN));
  }
}
