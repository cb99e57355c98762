import { Discovery, type OnOrigins } from '@emporium/discovery';
import { OrderServiceConfig } from '../order-service.config';
import { ProductInstances } from './product-instances';

/** Publishes what the test says. */
class DiscoveryDouble extends Discovery {
  publish?: OnOrigins;

  follow(service: string, urls: readonly string[], onOrigins: OnOrigins): () => void {
    onOrigins([`${service} at ${urls.join()}`]);
    this.publish = onOrigins;
    return () => (this.publish = undefined);
  }
}

describe('ProductInstances', () => {
  const discovery = new DiscoveryDouble();
  const instances = new ProductInstances(discovery, new OrderServiceConfig());

  it('follow product-service, beginning with its URLs', () => {
    expect(instances.origins).toEqual(['product-service at http://127.0.0.1:3001']);

    discovery.publish?.(['http://10.0.0.1:3001', 'http://10.0.0.2:3001']);
    expect(instances.origins).toEqual(['http://10.0.0.1:3001', 'http://10.0.0.2:3001']);
  });

  it('end with the service', () => {
    instances.onApplicationShutdown();

    expect(discovery.publish).toBeUndefined();
  });
});
