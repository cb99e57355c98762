import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AuthModule } from '@emporium/auth';
import { ProblemFilter, RepresentationInterceptor, RequestValidationPipe } from '@emporium/http';
import { IdempotencyModule } from '@emporium/idempotency';
import { RedisModule } from '@emporium/redis';
import { CrashPoints } from './crash-points';
import { HealthController, Readiness } from './health.controller';
import { Metrics, MetricsController } from './metrics';
import { ServiceConfig } from './service.config';

/** What every service has: its configuration, Redis, guards, errors, validation, health and metrics. */
@Module({})
export class ServiceModule {
  /** @param config also provided under its own class */
  static forRoot(config: ServiceConfig): DynamicModule {
    const configs = [ServiceConfig, config.constructor as new () => ServiceConfig];
    return {
      module: ServiceModule,
      global: true,
      imports: [RedisModule.forRoot(config.REDIS_URL), AuthModule.forRoot(config.JWT_SECRET)],
      controllers: [HealthController, MetricsController],
      providers: [
        ...configs.map((provide) => ({ provide, useValue: config })),
        CrashPoints,
        Readiness,
        Metrics,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
        { provide: APP_INTERCEPTOR, useClass: RepresentationInterceptor },
      ],
      exports: [...configs, CrashPoints, Readiness, Metrics],
    };
  }

  /** As {@link forRoot}, for a service that answers itself: its POST and PATCH honour `Idempotency-Key`. */
  static forDomain(config: ServiceConfig): DynamicModule {
    const { imports = [], ...module } = ServiceModule.forRoot(config);
    return { ...module, imports: [...imports, IdempotencyModule.forRoot(config.JWT_SECRET)] };
  }
}
