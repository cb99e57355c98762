import { startTracing } from '@emporium/tracing';

void startTracing('user-service').then(() => import('./start'));
