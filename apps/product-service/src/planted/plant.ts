import type { Provider, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants';
import { ProductDataModule, ReservationsRepository } from '@emporium/product-data';
import { startService } from '@emporium/service';
import { productService } from '../product-service';

/**
 * Starts the service with a wrong repository of reservations in place of the right one.
 *
 * The entries beside this file are bugs planted on purpose, for `npm run prove:checker`, which builds and starts them;
 * nothing else does.
 */
export function startWith(wrong: Type<ReservationsRepository>): void {
  const providers = Reflect.getMetadata(MODULE_METADATA.PROVIDERS, ProductDataModule) as Provider[];
  const planted = providers.map((provider) =>
    provider === ReservationsRepository ? { provide: ReservationsRepository, useClass: wrong } : provider,
  );
  Reflect.defineMetadata(MODULE_METADATA.PROVIDERS, planted, ProductDataModule);
  void startService(productService);
}

export const reservationKey = (orderId: string) => `{inventory}:reservation:${orderId}`;
