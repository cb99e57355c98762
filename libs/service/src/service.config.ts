import { Expose } from 'class-transformer';
import { IsIn, IsOptional, ValidateBy } from 'class-validator';
import { IntegerVariable, RedisUrlVariable } from './config.decorators';
import { isWellKnownSecret } from './jwt-secret';

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
        `JWT_SECRET ${secretProblem(args?.value, (args?.object as ServiceConfig).isProduction) ?? ''}`,
    },
  });

/** The variables that every service reads; a service extends it with its own, under their own names. */
export abstract class ServiceConfig {
  @Expose()
  @IsIn(['development', 'test', 'production'])
  readonly NODE_ENV: 'development' | 'test' | 'production' = 'development';

  /** Each service has its own default. */
  abstract readonly PORT: number;

  /** The data Redis. */
  @RedisUrlVariable()
  readonly REDIS_URL: string = 'redis://127.0.0.1:6379';

  /** HS256 key, at least 32 bytes; in development made on its own, see `withDevelopmentSecret`. */
  @Expose()
  @IsSigningSecret()
  readonly JWT_SECRET: string;

  @Expose()
  @IsOptional()
  @IsIn(LOG_LEVELS)
  readonly LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  /** Arms crash points in tests, see `CrashPoints`; production refuses it. */
  @Expose()
  @IsOptional()
  @ValidateBy({
    name: 'isForTests',
    validator: {
      validate: (_, args) => !(args?.object as ServiceConfig).isProduction,
      defaultMessage: () => '$property must not be set in production',
    },
  })
  readonly CRASH_POINT_FILE?: string;

  get isProduction(): boolean {
    return this.NODE_ENV === 'production';
  }
}

/** The variable that says where a service listens. */
export const PortVariable = () => IntegerVariable(0, 65_535);
