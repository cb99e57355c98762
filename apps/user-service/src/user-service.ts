import type { ServiceDefinition } from '@emporium/service';
import { AppModule } from './app.module';
import { UserServiceConfig } from './user-service.config';

export const userService: ServiceDefinition<UserServiceConfig> = {
  name: 'user-service',
  description: 'Accounts, logins and the devices that are logged in.',
  config: UserServiceConfig,
  module: (config) => AppModule.forRoot(config),
};
