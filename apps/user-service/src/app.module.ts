import { type DynamicModule, Module } from '@nestjs/common';
import { ServiceModule } from '@emporium/service';
import { SessionsModule } from './sessions/sessions.module';
import type { UserServiceConfig } from './user-service.config';
import { UsersModule } from './users/users.module';

@Module({})
export class AppModule {
  static forRoot(config: UserServiceConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [ServiceModule.forDomain(config, 'users:audit'), UsersModule, SessionsModule],
    };
  }
}
