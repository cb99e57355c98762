import { startService } from '@emporium/service';
import { userService } from './user-service';

void startService(userService);
