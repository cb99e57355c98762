import { Injectable } from '@nestjs/common';
import { type Identity, mayAccess } from '@emporium/auth';
import type { Role } from '@emporium/contracts';
import { canonicalEmail, type User, UsersRepository } from '@emporium/user-data';
import { v7 as uuidv7 } from 'uuid';
import { PasswordHasher } from '../passwords/password-hasher';
import { type RegisterDto, toUserDto, type UserDto } from './user.dto';
import { UserNotFoundError } from './user.errors';

@Injectable()
export class UsersService {
  constructor(
    private readonly users: UsersRepository,
    private readonly hasher: PasswordHasher,
  ) {}

  /**
   * Claims the address before it hashes the password, so that of many registrations at once only one costs a hash.
   *
   * @param operationId becomes the user's id: a repeat of the operation creates no other user, and gets them as created
   */
  async register(
    { email, password, name }: RegisterDto,
    { role = 'customer', operationId }: { role?: Role; operationId?: string } = {},
  ): Promise<UserDto> {
    const known = operationId && (await this.users.find(operationId));
    if (known) {
      if (known.version === 1) await this.users.create(known);
      return toUserDto({ ...known, email, name, updatedAt: known.createdAt });
    }
    const id = operationId ?? uuidv7();
    await this.users.claimEmail(email, id);
    const passwordHash = await this.hasher
      .hash(password, canonicalEmail(email))
      .catch(async (error: unknown) => {
        await this.users.releaseEmail(email, id);
        throw error;
      });
    const now = new Date().toISOString();
    const user: User = { id, email, name, role, passwordHash, createdAt: now, updatedAt: now, version: 1 };
    await this.users.create(user);
    return toUserDto(user);
  }

  async read(caller: Identity, id: string): Promise<UserDto> {
    return toUserDto(await this.findFor(caller, id));
  }

  /** The user, if there is one and the caller may know. @throws UserNotFoundError */
  async findFor(caller: Identity, id: string): Promise<User> {
    const user = mayAccess(caller, id) ? await this.users.find(id) : undefined;
    if (!user) throw new UserNotFoundError();
    return user;
  }
}
