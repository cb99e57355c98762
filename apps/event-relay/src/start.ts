import { startService } from '@emporium/service';
import { eventRelay } from './event-relay';

void startService(eventRelay);
