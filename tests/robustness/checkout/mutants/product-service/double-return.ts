import { ReservationsRepository } from '@emporium/product-data';
import type { Redis } from '@emporium/redis';
import { override } from '../../failpoints/override';
import { startProductService } from '../../failpoints/start-product-service';

// Gives stock back at each call, also when it has been given back.
override(
  ReservationsRepository,
  'giveBack',
  (giveBack) =>
    async function (orderId) {
      const redis = Reflect.get(this, 'redis') as Redis;
      const known = await this.find(orderId);
      if (known?.state === 'RETURNED')
        await redis.hset(`{inventory}:reservation:${orderId}`, 'state', 'CONFIRMED');
      return giveBack.call(this, orderId);
    },
);
void startProductService();
