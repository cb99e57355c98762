import { Module } from '@nestjs/common';
import { EmailAddressesRepository } from './email-addresses.repository';
import { SessionsRepository } from './sessions.repository';
import { UsersRepository } from './users.repository';

/** The repositories of users and their sessions; needs the data Redis. */
@Module({
  providers: [EmailAddressesRepository, SessionsRepository, UsersRepository],
  exports: [SessionsRepository, UsersRepository],
})
export class UserDataModule {}
