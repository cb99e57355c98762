import { ReservationsRepository } from '@emporium/product-data';
import type { Redis } from '@emporium/redis';
import { override } from '../../failpoints/override';
import { startProductService } from '../../failpoints/start-product-service';

// Takes stock at each call, whether or not there is an outcome on record.
override(
  ReservationsRepository,
  'reserve',
  (reserve) =>
    async function (orderId, ...others) {
      await (Reflect.get(this, 'redis') as Redis).del(`{inventory}:reservation:${orderId}`);
      return reserve.call(this, orderId, ...others);
    },
);
void startProductService();
