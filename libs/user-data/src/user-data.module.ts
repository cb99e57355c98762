import { Module } from '@nestjs/common';
import { EmailAddressesRepository } from './email-addresses.repository';
import { FailedLoginsRepository } from './failed-logins.repository';
import { SessionsRepository } from './sessions.repository';
import { UsersRepository } from './users.repository';

/** What user-service stores in Redis: users, their sessions and failed logins. Needs the data Redis. */
@Module({
  providers: [EmailAddressesRepository, FailedLoginsRepository, SessionsRepository, UsersRepository],
  exports: [FailedLoginsRepository, SessionsRepository, UsersRepository],
})
export class UserDataModule {}
