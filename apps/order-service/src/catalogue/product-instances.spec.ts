import { Discovery, type OnOrigins } from '@emporium/discovery';
import { OrderServiceConfig } from '../order-service.config';
import { ProductInstances } from './product-instances';

/** Tells what the test says. */
class ToldDiscovery extends Discovery {
  tell?: OnOrigins;

  follow(service: string, urls: readonly string[], onOrigins: OnOrigins): () => void {
    onOrigins([`${service} at ${urls.join()}`]);
    this.tell = onOrigins;
    return () => (this.tell = undefined);
  }
}

describe('ProductInstances', () => {
  const discovery = new ToldDiscovery();
  const instances = new ProductInstances(discovery, new OrderServiceConfig());

  it('follow product-service, beginning with its URLs', () => {
    expect(instances.origins).toEqual(['product-service at http://127.0.0.1:3001']);

    discovery.tell?.(['http://10.0.0.1:3001', 'http://10.0.0.2:3001']);
    expect(instances.origins).toEqual(['http://10.0.0.1:3001', 'http://10.0.0.2:3001']);
  });

  it('end with the service', () => {
    instances.onApplicationShutdown();

    expect(discovery.tell).toBeUndefined();
  });
});
