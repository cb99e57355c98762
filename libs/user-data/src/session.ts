import { type Role, ROLES, type Session } from '@emporium/contracts';

/** A login on one device, with what user-service alone wants to know of it. */
export interface DeviceSession extends Session {
  /** How often it was refreshed; a refresh token holds the generation that it may move on. */
  readonly generation: number;
  /** RFC 3339, UTC. */
  readonly createdAt: string;
  /** When it was opened or last refreshed. */
  readonly lastSeenAt: string;
  /** As the device named itself when it logged in. */
  readonly userAgent: string;
}

/** A session from the fields of its hash, or undefined when it has ended. */
export function sessionFrom(id: string, fields: Readonly<Record<string, string>>): DeviceSession | undefined {
  const { userId, role, generation, createdAt, lastSeenAt, userAgent = '' } = fields;
  if (!userId || !createdAt || !lastSeenAt || !ROLES.includes(role as Role)) return undefined;
  return { id, userId, role: role as Role, generation: Number(generation), createdAt, lastSeenAt, userAgent };
}
