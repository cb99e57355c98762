import { startTracing } from '@emporium/tracing';

void startTracing('order-service').then(() => import('./start'));
