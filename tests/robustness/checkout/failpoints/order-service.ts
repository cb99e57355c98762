import { startOrderService } from './start-order-service';

void startOrderService();
