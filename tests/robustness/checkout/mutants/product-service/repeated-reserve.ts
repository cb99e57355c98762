import { ReservationsRepository } from '@emporium/product-data';
import type { Redis } from '@emporium/redis';
import { override } from '../../failpoints/override';
import { startProductService } from '../../failpoints/start-product-service';

// Takes stock at each call, whether or not there is an outcome on record.
override(
  ReservationsRepository,
  'reserve',
  (reserve) =>
    async function (requests, ...others) {
      const redis = Reflect.get(this, 'redis') as Redis;
      await redis.del(requests.map(({ id }) => `{inventory}:reservation:${id}`));
      return reserve.call(this, requests, ...others);
    },
);
void startProductService();
