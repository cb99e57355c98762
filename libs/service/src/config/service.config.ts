import type { SigningSecrets } from '@emporium/auth';
import { OptionalField } from '@emporium/http';
import { Expose } from 'class-transformer';
import { DISCOVERY_KINDS, type DiscoverySettings } from '@emporium/discovery';
import { IsIn, IsString, ValidateBy } from 'class-validator';
import {
  BooleanVariable,
  HostVariable,
  IntegerVariable,
  RedisUrlVariable,
  UrlVariable,
} from './config.decorators';
import { isWellKnownSecret } from './jwt-secret';

const PRODUCTION_DRAIN_SECONDS = 3;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

function secretProblem(secret: unknown, isProduction: boolean): string | undefined {
  if (typeof secret !== 'string') return 'must be set in production';
  if (Buffer.byteLength(secret) < 32) return 'must have at least 32 bytes';
  if (isProduction && isWellKnownSecret(secret)) return 'must be a random value, not a well-known one';
  return undefined;
}

const IsSigningSecret = () =>
  ValidateBy({
    name: 'isSigningSecret',
    validator: {
      validate: (secret, args) => !secretProblem(secret, (args?.object as ServiceConfig).isProduction),
      defaultMessage: (args) =>
        `$property ${secretProblem(args?.value, (args?.object as ServiceConfig).isProduction) ?? ''}`,
    },
  });

/** The variables that every service reads; a service extends it with its own, under their own names. */
export abstract class ServiceConfig implements DiscoverySettings {
  @Expose()
  @IsIn(['development', 'test', 'production'])
  readonly NODE_ENV: 'development' | 'test' | 'production' = 'development';

  /** Each service has its own default. */
  abstract readonly PORT: number;

  /** Where `/metrics` is served instead of on `PORT`, so that the public cannot reach it. */
  @OptionalField()
  @IntegerVariable(0, 65_535)
  readonly MANAGEMENT_PORT?: number;

  /** Whether there are `/docs` and `/docs-json`. */
  @BooleanVariable()
  readonly DOCS_ENABLED: boolean = true;

  /** The data Redis. */
  @RedisUrlVariable()
  readonly REDIS_URL: string = 'redis://127.0.0.1:6379';

  /** HS256 key, at least 32 bytes; made automatically in development, see `withDevelopmentSecret`. */
  @Expose()
  @IsSigningSecret()
  readonly JWT_SECRET: string;

  /** Verifies but never signs: the key before `JWT_SECRET`, or during an exchange the key to come. */
  @Expose()
  @OptionalField()
  @IsSigningSecret()
  readonly JWT_SECRET_PREVIOUS?: string;

  @Expose()
  @OptionalField()
  @IsIn(LOG_LEVELS)
  readonly LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  /** How instances of other services are found; with `consul` this one registers itself. See docs/discovery.md. */
  @Expose()
  @IsIn(DISCOVERY_KINDS, { message: `$property must be one of ${DISCOVERY_KINDS.join(', ')}` })
  readonly SERVICE_DISCOVERY: (typeof DISCOVERY_KINDS)[number] = 'static';

  @UrlVariable()
  readonly CONSUL_URL: string = 'http://127.0.0.1:8500';

  @Expose()
  @OptionalField()
  @IsString()
  readonly CONSUL_TOKEN?: string;

  /** The address registered with Consul; the host's first IPv4 address when absent. */
  @HostVariable()
  readonly SERVICE_ADDRESS?: string;

  /** How long a stopping process goes on serving, not ready, until balancers have noticed; see `drainMs`. */
  @OptionalField()
  @IntegerVariable(0, 60)
  readonly DRAIN_SECONDS?: number;

  /** Where spans go, as OTLP over HTTP; nowhere when absent. See docs/observability.md. */
  @OptionalField()
  @UrlVariable()
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string;

  get secrets(): SigningSecrets {
    return { current: this.JWT_SECRET, previous: this.JWT_SECRET_PREVIOUS };
  }

  /** Whether `/metrics` has a port of its own. */
  get isManagedApart(): boolean {
    return (
      this.MANAGEMENT_PORT !== undefined && (this.MANAGEMENT_PORT === 0 || this.MANAGEMENT_PORT !== this.PORT)
    );
  }

  /** In production longer than the gateway takes to notice; 0 in development, where no balancer needs it. */
  get drainMs(): number {
    return 1_000 * (this.DRAIN_SECONDS ?? (this.isProduction ? PRODUCTION_DRAIN_SECONDS : 0));
  }

  get isProduction(): boolean {
    return this.NODE_ENV === 'production';
  }
}

/** The variable that says where a service listens. */
export const PortVariable = () => IntegerVariable(0, 65_535);
