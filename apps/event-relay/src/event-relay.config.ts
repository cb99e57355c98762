import { PortVariable, ServiceConfig } from '@emporium/service';
import { Expose } from 'class-transformer';
import { IsUrl, ValidateIf } from 'class-validator';

export class EventRelayConfig extends ServiceConfig {
  @PortVariable()
  readonly PORT: number = 3004;

  /** `amqp[s]://[user:password@]host[:port][/virtual host]`; without it nothing is relayed. Production requires it. */
  @Expose()
  @ValidateIf(({ isProduction, BROKER_URL }: EventRelayConfig) => isProduction || BROKER_URL !== undefined)
  @IsUrl(
    { protocols: ['amqp', 'amqps'], require_protocol: true, require_tld: false },
    { message: '$property must be an amqp:// or amqps:// URL' },
  )
  readonly BROKER_URL?: string;
}
