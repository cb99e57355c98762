import { Module } from '@nestjs/common';
import { EmailAddressesRepository } from './email-addresses.repository';
import { FailedLoginsRepository } from './failed-logins.repository';
import { SessionsRepository } from './sessions.repository';
import { UsersRepository } from './users.repository';

/** The repositories of users and their sessions; needs the data Redis. */
@Module({
  providers: [EmailAddressesRepository, FailedLoginsRepository, SessionsRepository, UsersRepository],
  exports: [FailedLoginsRepository, SessionsRepository, UsersRepository],
})
export class UserDataModule {}
