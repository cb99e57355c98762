import { Reconciler } from '../../../../../apps/order-service/src/checkout/reconciler';
import { override } from '../../failpoints/override';
import { startOrderService } from '../../failpoints/start-order-service';

// Does not go on with orders that requests have left undecided.
override(Reconciler, 'onApplicationBootstrap', () => () => undefined);
void startOrderService();
