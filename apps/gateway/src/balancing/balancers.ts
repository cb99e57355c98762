import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type ServiceName, SERVICES } from '@emporium/contracts';
import { Discovery } from '@emporium/discovery';
import { GatewayConfig } from '../config/gateway.config';
import { Balancer } from './balancer';
import { BalancingMetrics } from './balancing.metrics';

/** A balancer for each service behind the gateway; discovery says which instances there are. */
@Injectable()
export class Balancers implements OnApplicationShutdown {
  private readonly balancers: Readonly<Record<ServiceName, Balancer>>;
  private readonly stopFollowing: readonly (() => void)[];

  constructor(config: GatewayConfig, metrics: BalancingMetrics, discovery: Discovery) {
    this.balancers = Object.fromEntries(
      SERVICES.map((service) => [service, new Balancer(service, config.urlsOf(service))]),
    ) as Record<ServiceName, Balancer>;
    metrics.observe(Object.values(this.balancers));
    this.stopFollowing = SERVICES.map((service) => {
      const balancer = this.balancers[service];
      const urls = balancer.instances.map(({ origin }) => origin);
      return discovery.follow(service, urls, (origins) => balancer.setOrigins(origins));
    });
  }

  of(service: ServiceName): Balancer {
    return this.balancers[service];
  }

  async onApplicationShutdown(): Promise<void> {
    for (const stop of this.stopFollowing) stop();
    await Promise.all(Object.values(this.balancers).map((balancer) => balancer.close()));
  }
}
