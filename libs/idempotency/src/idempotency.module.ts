import { type DynamicModule, Module } from '@nestjs/common';
import type { SigningSecrets } from '@emporium/auth';
import { IdempotencyRepository } from './idempotency.repository';
import { RecordCipher } from './record-cipher';

/** What a `ResourceController` needs to make its POST and PATCH repeatable under an `Idempotency-Key`. */
@Module({})
export class IdempotencyModule {
  /** @param secrets from which the keys that protect the records are derived */
  static forRoot(secrets: SigningSecrets): DynamicModule {
    return {
      module: IdempotencyModule,
      global: true,
      providers: [IdempotencyRepository, { provide: RecordCipher, useValue: new RecordCipher(secrets) }],
      exports: [IdempotencyRepository, RecordCipher],
    };
  }
}
