/**
 * What the naive gateway uses of packages that only the benchmark installs, so that its types can be checked without
 * them.
 */
declare module 'express' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface Request extends IncomingMessage {
    readonly method: string;
    readonly originalUrl: string;
    readonly ip?: string;
    readonly body: unknown;
  }
  export interface Response extends ServerResponse {
    status(code: number): this;
  }
  export type NextFunction = () => void;
}

declare module '@nestjs/cache-manager' {
  import type { DynamicModule, NestInterceptor } from '@nestjs/common';

  export class CacheModule {
    static register(options: { readonly ttl: number }): DynamicModule;
  }
  export class CacheInterceptor implements NestInterceptor {
    intercept: NestInterceptor['intercept'];
  }
}

declare module '@nest-lab/throttler-storage-redis' {
  import type { ThrottlerStorage } from '@nestjs/throttler';

  export class ThrottlerStorageRedisService implements ThrottlerStorage {
    constructor(url?: string);
    increment: ThrottlerStorage['increment'];
  }
}
