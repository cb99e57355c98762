import { ThrottlerStorageRedisService } from '@nest-lab/throttler-storage-redis';
import { HttpModule } from '@nestjs/axios';
import { CacheInterceptor, CacheModule } from '@nestjs/cache-manager';
import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import { JwtAuthGuard } from './jwt-auth.guard.mjs';
import { LoggerMiddleware } from './logger.middleware.mjs';
import { ProductsController } from './products.controller.mjs';
import { ProxyService } from './proxy.service.mjs';
import { UsersController } from './users.controller.mjs';

const isCaching = process.env.WITH_CACHE === 'true';

@Module({
  imports: [
    HttpModule.register({ timeout: 5000 }),
    JwtModule.register({ global: true, secret: process.env.JWT_SECRET }),
    ThrottlerModule.forRoot({
      throttlers: [{ ttl: 60_000, limit: 1_000_000 }],
      storage: new ThrottlerStorageRedisService(process.env.REDIS_URL),
    }),
    CacheModule.register({ ttl: 60_000 }),
  ],
  controllers: [ProductsController, UsersController],
  providers: [
    ProxyService,
    { provide: APP_GUARD, useClass: ThrottlerGuard },
    { provide: APP_GUARD, useClass: JwtAuthGuard },
    ...(isCaching ? [{ provide: APP_INTERCEPTOR, useClass: CacheInterceptor }] : []),
  ],
})
export class AppModule implements NestModule {
  configure(consumer: MiddlewareConsumer) {
    consumer.apply(LoggerMiddleware).forRoutes('*path');
  }
}
