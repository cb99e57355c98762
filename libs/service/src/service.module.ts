import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AuthModule } from '@emporium/auth';
import { createDiscovery, Discovery } from '@emporium/discovery';
import { ProblemFilter, RequestValidationPipe } from '@emporium/http';
import { IdempotencyModule } from '@emporium/idempotency';
import { Redis, RedisModule } from '@emporium/redis';
import { ServiceConfig } from './config/service.config';
import { HealthController } from './lifecycle/health.controller';
import { Readiness } from './lifecycle/readiness';
import { SelfRegistration } from './lifecycle/self-registration';
import { ManagementServer } from './observability/management-server';
import { Metrics } from './observability/metrics';
import { MetricsController } from './observability/metrics.controller';
import { RedisMetrics } from './observability/redis.metrics';
import { AdministratorWrites } from './security-events/administrator-writes';
import { AuditLog } from './security-events/audit-log.repository';
import { SecurityEvents } from './security-events/security-events';
import { StoreMemory } from './store-room/store-memory';
import { StoreRoomGuard } from './store-room/store-room.guard';

/** What every service has: its configuration, Redis, discovery, guards, errors, validation, health and metrics. */
@Module({})
export class ServiceModule {
  /** @param config also provided under its own class */
  static forRoot(config: ServiceConfig): DynamicModule {
    const configs = [ServiceConfig, config.constructor as new () => ServiceConfig];
    return {
      module: ServiceModule,
      global: true,
      imports: [RedisModule.forRoot(config.REDIS_URL), AuthModule.forRoot(config.secrets)],
      controllers: [HealthController, MetricsController],
      providers: [
        ...configs.map((provide) => ({ provide, useValue: config })),
        { provide: Discovery, useValue: createDiscovery(config) },
        Readiness,
        Metrics,
        ManagementServer,
        RedisMetrics,
        SelfRegistration,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: RequestValidationPipe },
      ],
      exports: [...configs, Discovery, Readiness, Metrics, RedisMetrics],
    };
  }

  /**
   * As {@link forRoot}, for a service that holds a domain: POST and PATCH honour `Idempotency-Key`, the last memory of
   * Redis is reserved for orders, and what administrators write is audited.
   *
   * @param auditKey see {@link AuditLog}
   */
  static forDomain(config: ServiceConfig, auditKey: string): DynamicModule {
    const { imports = [], providers = [], exports = [], ...module } = ServiceModule.forRoot(config);
    return {
      ...module,
      imports: [...imports, IdempotencyModule.forRoot(config.secrets)],
      providers: [
        ...providers,
        SecurityEvents,
        StoreMemory,
        { provide: APP_GUARD, useClass: StoreRoomGuard },
        { provide: AuditLog, useFactory: (redis: Redis) => new AuditLog(redis, auditKey), inject: [Redis] },
        AdministratorWrites,
      ],
      exports: [...exports, SecurityEvents],
    };
  }
}
