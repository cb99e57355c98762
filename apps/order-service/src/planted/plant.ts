import type { Provider, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants';
import { startService } from '@emporium/service';
import { orderService } from '../order-service';

/**
 * Starts the service with one provider of a module replaced by a wrong one.
 *
 * The entries beside this file are bugs planted on purpose, for `npm run prove:checker`, which builds and starts them;
 * nothing else does.
 */
export function startWith<Right>(module: Type, right: Type<Right>, wrong: Type<Right>): void {
  const providers = Reflect.getMetadata(MODULE_METADATA.PROVIDERS, module) as Provider[];
  const planted = providers.map((provider) =>
    provider === right ? { provide: right, useClass: wrong } : provider,
  );
  Reflect.defineMetadata(MODULE_METADATA.PROVIDERS, planted, module);
  void startService(orderService);
}
