import { PortVariable, ServiceConfig } from '@emporium/service';
import { Expose } from 'class-transformer';
import { IsUrl } from 'class-validator';

export class EventRelayConfig extends ServiceConfig {
  @PortVariable()
  readonly PORT: number = 3004;

  /** `amqp[s]://[user:password@]host[:port][/virtual host]` */
  @Expose()
  @IsUrl(
    { protocols: ['amqp', 'amqps'], require_protocol: true, require_tld: false },
    { message: '$property must be an amqp:// or amqps:// URL' },
  )
  readonly BROKER_URL: string = 'amqp://127.0.0.1:5672';
}
