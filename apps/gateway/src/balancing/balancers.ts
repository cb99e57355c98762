import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type ServiceName, SERVICES } from '@emporium/contracts';
import { Discovery } from '@emporium/discovery';
import { GatewayConfig } from '../config/gateway.config';
import { Balancer } from './balancer';
import { BalancingMetrics } from './balancing.metrics';
import type { Call } from './call';
import type { Instance } from './instance';
import type { RouteClass } from './route-class';

/** The services behind the gateway: which instance a request goes to, and whether it may go at all. */
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

  /**
   * @param except the instance that failed this request before, for a retry
   * @throws CircuitOpenError when no instance may be asked
   */
  begin(service: ServiceName, routeClass: RouteClass, except?: Instance): Call {
    return this.balancers[service].begin(routeClass, except);
  }

  /** Counts a retry, if the service can bear it. */
  mayRetry(service: ServiceName): boolean {
    return this.balancers[service].retries.spend();
  }

  async onApplicationShutdown(): Promise<void> {
    for (const stop of this.stopFollowing) stop();
    await Promise.all(Object.values(this.balancers).map((balancer) => balancer.close()));
  }
}
