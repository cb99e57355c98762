import {
  SERVICE_PORTS,
  type ServiceName,
  SERVICES,
  type ServiceUrlVariable,
  urlVariableOf,
} from '@emporium/contracts';
import { OptionalField } from '@emporium/http';
import { Expose } from 'class-transformer';
import {
  IntegerVariable,
  PortVariable,
  RedisUrlVariable,
  ServiceConfig,
  UrlListVariable,
} from '@emporium/service';
import { OriginListVariable, TrustProxyVariable } from './gateway.variables';

/** The variables of the gateway, among them one of each service: `PRODUCT_SERVICE_URL`, and so on. */
export class GatewayConfig extends ServiceConfig {
  @PortVariable()
  readonly PORT: number = 3000;

  @OptionalField()
  @RedisUrlVariable()
  readonly CACHE_REDIS_URL?: string;

  /** Requests an address may make in a window, and a user from all addresses together. */
  @IntegerVariable(1, 1_000_000)
  readonly RATE_LIMIT: number = 300;

  /** Seconds. */
  @IntegerVariable(1, 86_400)
  readonly RATE_LIMIT_WINDOW: number = 60;

  /** Login and register attempts an address may make in a window, half of them to register; refreshes of one session. */
  @IntegerVariable(1, 1_000_000)
  readonly AUTH_RATE_LIMIT: number = 10;

  /** Whose `X-Forwarded-*` count: nobody's, everybody's, those of the last n hops or of these addresses. */
  @TrustProxyVariable()
  readonly TRUST_PROXY: boolean | number | string = false;

  /** Web origins whose pages may call the API; any port of this machine when absent. */
  @Expose()
  @OptionalField()
  @OriginListVariable()
  readonly CORS_ORIGINS?: readonly string[];

  constructor() {
    super();
    for (const service of SERVICES)
      Object.assign(this, { [urlVariableOf(service)]: [`http://127.0.0.1:${SERVICE_PORTS[service]}`] });
  }

  /** Where the instances of a service are. */
  urlsOf(service: ServiceName): readonly string[] {
    return (this as unknown as Record<ServiceUrlVariable, readonly string[]>)[urlVariableOf(service)];
  }

  /** The Redis of cached responses and rate limits; the data Redis unless it has one of its own. */
  get cacheRedisUrl(): string {
    return this.CACHE_REDIS_URL ?? this.REDIS_URL;
  }
}

for (const service of SERVICES) UrlListVariable()(GatewayConfig.prototype, urlVariableOf(service));
