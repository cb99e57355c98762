import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { GatewayConfig } from '../gateway.config';
import type { ServiceName } from '../routing/route';
import { Upstream } from './upstream';

/** The services behind the gateway. Where they are, the configuration alone says. */
@Injectable()
export class Upstreams implements OnApplicationShutdown {
  private readonly upstreams: Readonly<Record<ServiceName, Upstream>>;

  constructor(config: GatewayConfig) {
    this.upstreams = {
      'product-service': new Upstream(config.PRODUCT_SERVICE_URL),
      'order-service': new Upstream(config.ORDER_SERVICE_URL),
      'user-service': new Upstream(config.USER_SERVICE_URL),
    };
  }

  of(service: ServiceName): Upstream {
    return this.upstreams[service];
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(Object.values(this.upstreams).map((upstream) => upstream.close()));
  }
}
