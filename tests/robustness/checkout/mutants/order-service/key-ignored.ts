import { PlacingRepository, type UnplacedOrder } from '@emporium/order-data';
import { override } from '../../failpoints/override';
import { startOrderService } from '../../failpoints/start-order-service';

const withoutKey = (order: UnplacedOrder): UnplacedOrder => ({ ...order, idempotencyKey: undefined });

// Treats every request as one without an idempotency key.
override(PlacingRepository, 'outcome', () => () => Promise.resolve(undefined));
override(
  PlacingRepository,
  'begin',
  (begin) =>
    function (order, ...others) {
      return begin.call(this, withoutKey(order), ...others);
    },
);
override(
  PlacingRepository,
  'confirm',
  (confirm) =>
    function (order, ...others) {
      return confirm.call(this, withoutKey(order), ...others);
    },
);
void startOrderService();
