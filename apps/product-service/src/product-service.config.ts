import { PortVariable, ServiceConfig } from '@emporium/service';

export class ProductServiceConfig extends ServiceConfig {
  @PortVariable()
  readonly PORT: number = 3001;
}
