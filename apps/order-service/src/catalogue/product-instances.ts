import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Discovery } from '@emporium/discovery';
import { OrderServiceConfig } from '../order-service.config';

/** The present instances of product-service. */
@Injectable()
export class ProductInstances implements OnApplicationShutdown {
  private current: readonly string[] = [];
  private readonly stopFollowing: () => void;

  constructor(discovery: Discovery, config: OrderServiceConfig) {
    this.stopFollowing = discovery.follow('product-service', config.PRODUCT_SERVICE_URL, (origins) => {
      this.current = origins;
    });
  }

  get origins(): readonly string[] {
    return this.current;
  }

  onApplicationShutdown(): void {
    this.stopFollowing();
  }
}
