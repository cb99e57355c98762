import { startTracing } from '@emporium/tracing';

void startTracing('gateway').then(() => import('./start'));
