import { PortVariable, ServiceConfig, UrlListVariable } from '@emporium/service';

export class OrderServiceConfig extends ServiceConfig {
  @PortVariable()
  readonly PORT: number = 3002;

  @UrlListVariable()
  readonly PRODUCT_SERVICE_URL: string[] = ['http://127.0.0.1:3001'];
}
