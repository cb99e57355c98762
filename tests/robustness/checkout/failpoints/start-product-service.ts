import { ReservationsRepository } from '@emporium/product-data';
import { startService } from '@emporium/service';
import { productService } from '../../../../apps/product-service/src/product-service';
import { failpointsAround } from './around';

/** Starts product-service with failpoints around every movement of stock. */
export function startProductService(): Promise<unknown> {
  failpointsAround(ReservationsRepository, 'reserve', () => ({
    before: 'product:before-reserve',
    after: 'product:after-reserve',
  }));
  failpointsAround(ReservationsRepository, 'release', () => ({
    before: 'product:before-release',
    after: 'product:after-release',
  }));
  failpointsAround(ReservationsRepository, 'giveBack', () => ({
    before: 'product:before-return',
    after: 'product:after-return',
  }));
  return startService(productService);
}
