import { type Role, ROLES } from '@emporium/contracts';

/** A user as stored. Never sent as it is: it holds the password's hash. */
export interface User {
  /** UUID v7. */
  readonly id: string;
  /** As the user wrote it; compare with {@link isSameEmail}. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** bcrypt. */
  readonly passwordHash: string;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Raised by every change. */
  readonly version: number;
}

/** What may be changed of a user. */
export type UserChanges = Pick<User, 'email' | 'name' | 'passwordHash' | 'updatedAt'>;

/** The form of an address in keys: addresses that differ only in case or outer blanks are the same. */
export const canonicalEmail = (email: string): string => email.trim().toLowerCase();

/** Says whether two spellings mean the same address. */
export const isSameEmail = (one: string, other: string): boolean =>
  canonicalEmail(one) === canonicalEmail(other);

/** A user from the fields of its hash, or undefined when there is none. */
export function userFrom(fields: Readonly<Record<string, string>>): User | undefined {
  const { id, email, name, role, passwordHash, createdAt, updatedAt, version } = fields;
  if (!id || !email || !name || !passwordHash || !createdAt || !updatedAt) return undefined;
  const isRole = ROLES.includes(role as Role);
  if (!isRole) throw new Error(`user ${id} has the unknown role ${role}`);
  return {
    id,
    email,
    name,
    role: role as Role,
    passwordHash,
    createdAt,
    updatedAt,
    version: Number(version),
  };
}
