import {
  CartClaimsRepository,
  OrderListsRepository,
  OrdersRepository,
  PlacingRepository,
} from '@emporium/order-data';
import { startService } from '@emporium/service';
import { ReservationsClient } from '../../../../apps/order-service/src/catalogue/reservations.client';
import { CancelService } from '../../../../apps/order-service/src/checkout/cancel.service';
import { CheckoutService } from '../../../../apps/order-service/src/checkout/checkout.service';
import { orderService } from '../../../../apps/order-service/src/order-service';
import { failpointsAround } from './around';

/** Starts order-service with failpoints between the steps of checkout and cancellation. */
export function startOrderService(): Promise<unknown> {
  failpointsAround(PlacingRepository, 'begin', () => ({
    before: 'order:before-begin',
    after: 'order:after-begin',
  }));
  failpointsAround(CartClaimsRepository, 'claim', () => ({ after: 'order:after-claim' }));
  failpointsAround(ReservationsClient, 'reserve', () => ({
    before: 'order:before-reserve',
    after: 'order:after-reserve',
  }));
  failpointsAround(PlacingRepository, 'confirm', () => ({
    before: 'order:before-confirm',
    after: 'order:after-confirm',
  }));
  failpointsAround(PlacingRepository, 'undo', () => ({ after: 'order:after-undo' }));
  failpointsAround(ReservationsClient, 'release', () => ({ after: 'order:after-release' }));
  failpointsAround(PlacingRepository, 'discard', (_, refusal) =>
    refusal
      ? { before: 'order:before-refuse', after: 'order:after-refuse' }
      : { after: 'order:after-discard' },
  );
  failpointsAround(CartClaimsRepository, 'takeOut', () => ({ after: 'order:after-take-out' }));
  failpointsAround(OrderListsRepository, 'list', () => ({ after: 'order:after-list' }));
  failpointsAround(OrdersRepository, 'settle', () => ({ after: 'order:after-settle' }));
  failpointsAround(CheckoutService, 'placeOrder', () => ({ after: 'order:before-answer' }));

  failpointsAround(OrdersRepository, 'requestCancel', () => ({
    before: 'order:before-cancel',
    after: 'order:after-cancel-intent',
  }));
  failpointsAround(ReservationsClient, 'giveBack', () => ({ after: 'order:after-return' }));
  failpointsAround(CancelService, 'cancel', () => ({ after: 'order:after-cancel' }));
  return startService(orderService);
}
