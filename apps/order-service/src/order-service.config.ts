import { SERVICE_PORTS } from '@emporium/contracts';
import { PortVariable, ServiceConfig, UrlListVariable } from '@emporium/service';

export class OrderServiceConfig extends ServiceConfig {
  @PortVariable()
  readonly PORT: number = SERVICE_PORTS['order-service'];

  @UrlListVariable()
  readonly PRODUCT_SERVICE_URL: string[] = ['http://127.0.0.1:3001'];
}
