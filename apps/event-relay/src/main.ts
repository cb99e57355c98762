import { startTracing } from '@emporium/tracing';

void startTracing('event-relay').then(() => import('./start'));
