import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import type { SigningSecrets } from '@emporium/auth';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { IdempotencyRepository } from './idempotency.repository';
import { RecordCipher } from './record-cipher';

/** Makes every POST and PATCH of the application repeatable under an `Idempotency-Key`. */
@Module({})
export class IdempotencyModule {
  /** @param secrets from which the keys that protect the records are derived */
  static forRoot(secrets: SigningSecrets): DynamicModule {
    return {
      module: IdempotencyModule,
      global: true,
      providers: [
        IdempotencyRepository,
        { provide: RecordCipher, useValue: new RecordCipher(secrets) },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
      exports: [RecordCipher],
    };
  }
}
