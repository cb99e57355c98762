import { Module } from '@nestjs/common';
import { UserDataModule } from '@emporium/user-data';
import { PasswordsModule } from '../passwords/passwords.module';
import { AccountChanges } from './account-changes.service';
import { Administrator } from './administrator';
import { UsersController } from './users.controller';
import { UsersService } from './users.service';

@Module({
  imports: [UserDataModule, PasswordsModule],
  controllers: [UsersController],
  providers: [UsersService, AccountChanges, Administrator],
  exports: [UsersService],
})
export class UsersModule {}
