import { Injectable } from '@nestjs/common';
import type { Identity } from '@emporium/auth';
import { InvalidRequestError, type Preconditions, retryOnConflict } from '@emporium/http';
import { SecurityEvents } from '@emporium/service';
import {
  canonicalEmail,
  isSameEmail,
  SessionsRepository,
  type User,
  UsersRepository,
} from '@emporium/user-data';
import { PasswordCheck } from '../passwords/password-check.service';
import { PasswordHasher } from '../passwords/password-hasher';
import { toUserDto, type UpdateUserDto, type UserDto } from './user.dto';
import { WrongPasswordError } from './user.errors';
import { UsersService } from './users.service';

/** How often a change is tried when others come first. */
const MAX_ATTEMPTS = 20;

/** Changes of an account by its owner or an administrator. */
@Injectable()
export class AccountChanges {
  constructor(
    private readonly service: UsersService,
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly passwords: PasswordCheck,
    private readonly hasher: PasswordHasher,
    private readonly events: SecurityEvents,
  ) {}

  async apply(
    caller: Identity,
    id: string,
    changes: UpdateUserDto,
    conditions: Preconditions,
  ): Promise<UserDto> {
    return retryOnConflict(MAX_ATTEMPTS, async () => {
      const user = await this.service.findFor(caller, id);
      conditions.require(toUserDto(user));
      await this.authorize(caller, user, changes);
      const changed = await this.write(caller, user, changes);
      if (!changed) return undefined;
      this.recordEvents(caller, user, changed);
      return toUserDto(changed);
    });
  }

  private recordEvents({ sessionId }: Identity, before: User, after: User): void {
    const fields = { outcome: 'success', account: after.id, sessionId } as const;
    if (after.passwordHash !== before.passwordHash)
      this.events.record({ event: 'password.changed', ...fields });
    if (!isSameEmail(after.email, before.email)) this.events.record({ event: 'email.changed', ...fields });
  }

  /**
   * Asks for the present password, so that whoever finds a device logged in cannot take the account over.
   *
   * @throws InvalidRequestError, WrongPasswordError, TooManyFailedLoginsError
   */
  private async authorize(caller: Identity, user: User, changes: UpdateUserDto): Promise<void> {
    const { email = user.email, password, currentPassword } = changes;
    const isSensitive = password !== undefined || !isSameEmail(email, user.email);
    if (!isSensitive || caller.userId !== user.id) return;
    if (currentPassword === undefined) {
      const detail = 'is needed for a new password or e-mail address';
      throw new InvalidRequestError([{ pointer: '#/currentPassword', detail }]);
    }
    const match = await this.passwords.match({
      email: user.email,
      password: currentPassword,
      user,
      sessionId: caller.sessionId,
    });
    if (match === 'wrong') throw new WrongPasswordError();
  }

  /** @returns undefined when the user has changed since it was read */
  private async write(caller: Identity, user: User, changes: UpdateUserDto): Promise<User | undefined> {
    const { name = user.name, email = user.email, password } = changes;
    if (password !== undefined) return this.writeWithPassword(caller, user, { name, email, password });
    if (name === user.name && email === user.email) {
      if (changes.email !== undefined) await this.users.confirmEmail(user);
      return user;
    }
    return this.users.change(user, { name, email, passwordHash: user.passwordHash, updatedAt: now() });
  }

  /**
   * Ends the other sessions before the write, so that a crash cannot leave one alive with the new password, and
   * again after it, because of logins in between.
   */
  private async writeWithPassword(
    caller: Identity,
    user: User,
    { name, email, password }: { name: string; email: string; password: string },
  ): Promise<User | undefined> {
    const passwordHash = await this.hasher.hash(password, canonicalEmail(user.email));
    await this.sessions.endOthers(user.id, caller.sessionId);
    const changed = await this.users.change(user, { name, email, passwordHash, updatedAt: now() });
    if (changed) await this.sessions.endOthers(user.id, caller.sessionId);
    return changed;
  }
}

const now = () => new Date().toISOString();
