import { SERVICE_PORTS } from '@emporium/contracts';
import { PortVariable, ServiceConfig } from '@emporium/service';

export class ProductServiceConfig extends ServiceConfig {
  @PortVariable()
  readonly PORT: number = SERVICE_PORTS['product-service'];
}
