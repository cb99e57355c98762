import { Module } from '@nestjs/common';
import { UserDataModule } from '@emporium/user-data';
import { FailedLoginsService } from './failed-logins.service';
import { PasswordCheck } from './password-check.service';
import { PasswordHasher } from './password-hasher';

/** Makes and compares hashes of passwords. */
@Module({
  imports: [UserDataModule],
  providers: [FailedLoginsService, PasswordCheck, PasswordHasher],
  exports: [PasswordCheck, PasswordHasher],
})
export class PasswordsModule {}
