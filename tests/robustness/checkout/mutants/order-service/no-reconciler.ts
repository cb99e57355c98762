import { Reconciler } from '../../../../../apps/order-service/src/checkout/reconciler';
import { override } from '../../failpoints/override';
import { startOrderService } from '../../failpoints/start-order-service';

// Leaves undone what requests leave undone.
override(Reconciler, 'onApplicationBootstrap', () => () => undefined);
void startOrderService();
