import { Module } from '@nestjs/common';
import { UserDataModule } from '@emporium/user-data';
import { PasswordsModule } from '../passwords/passwords.module';
import { UsersModule } from '../users/users.module';
import { DeviceTokens } from './device-tokens';
import { LiveLogin } from './live-login';
import { LoginsController } from './logins.controller';
import { LoginsService } from './logins.service';
import { SessionTokens } from './session-tokens';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';

@Module({
  imports: [UserDataModule, PasswordsModule, UsersModule],
  controllers: [LoginsController, SessionsController],
  providers: [DeviceTokens, LiveLogin, LoginsService, SessionTokens, SessionsService],
})
export class SessionsModule {}
