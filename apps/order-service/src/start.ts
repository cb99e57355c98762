import { startService } from '@emporium/service';
import { orderService } from './order-service';

void startService(orderService);
