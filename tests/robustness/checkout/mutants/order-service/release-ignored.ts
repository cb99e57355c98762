import { ReservationsClient } from '../../../../../apps/order-service/src/catalogue/reservations.client';
import { override } from '../../failpoints/override';
import { startOrderService } from '../../failpoints/start-order-service';

// Takes stock for released whatever product-service answers.
override(
  ReservationsClient,
  'release',
  (release) =>
    async function (id) {
      await release.call(this, id);
      return { id, state: 'RELEASED' };
    },
);
void startOrderService();
