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

export class GatewayConfig extends ServiceConfig {
  @PortVariable()
  readonly PORT: number = 3000;

  @OptionalField()
  @RedisUrlVariable()
  readonly CACHE_REDIS_URL?: string;

  @UrlListVariable()
  readonly PRODUCT_SERVICE_URL: readonly string[] = ['http://127.0.0.1:3001'];

  @UrlListVariable()
  readonly ORDER_SERVICE_URL: readonly string[] = ['http://127.0.0.1:3002'];

  @UrlListVariable()
  readonly USER_SERVICE_URL: readonly string[] = ['http://127.0.0.1:3003'];

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

  /** Where answers and rate limits are kept; the data Redis unless there is one for it. */
  get cacheRedisUrl(): string {
    return this.CACHE_REDIS_URL ?? this.REDIS_URL;
  }
}
