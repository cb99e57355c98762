import { type Role, ROLES, type Session } from '@emporium/contracts';

/** What is known of a session before it is opened. */
export interface NewSession extends Session {
  /** The device's `User-Agent` at login. */
  readonly userAgent: string;
}

/** A login on one device, with the fields that only user-service needs; times in ms since the epoch, by Redis. */
export interface DeviceSession extends NewSession {
  /** How often it was refreshed; a refresh token is valid for one generation. */
  readonly generation: number;
  readonly openedAt: number;
  /** When it was opened or last refreshed. */
  readonly refreshedAt: number;
}

/** Fields of sessions opened by older versions, which took times from the host's clock; RFC 3339. */
type FormerField = 'createdAt' | 'lastSeenAt';

/** A session from the fields of its hash, or undefined when it has ended. */
export function sessionFrom(id: string, fields: Readonly<Record<string, string>>): DeviceSession | undefined {
  const { userId, role, generation, userAgent = '' } = fields;
  const timeOf = (field: string, former: FormerField) =>
    Number(fields[field] ?? Date.parse(fields[former] ?? ''));
  const openedAt = timeOf('openedAt', 'createdAt');
  const refreshedAt = timeOf('refreshedAt', 'lastSeenAt');
  if (!userId || !openedAt || !refreshedAt || !ROLES.includes(role as Role)) return undefined;
  return { id, userId, role: role as Role, generation: Number(generation), openedAt, refreshedAt, userAgent };
}
