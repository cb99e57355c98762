import { startTracing } from '@emporium/tracing';

void startTracing('product-service').then(() => import('./start'));
