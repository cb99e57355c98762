import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Role } from '@emporium/contracts';
import type { FastifyRequest } from 'fastify';

/** Who is asking, as the access token and its live session say. */
export interface Identity {
  readonly userId: string;
  readonly sessionId: string;
  readonly role: Role;
}

const identities = new WeakMap<FastifyRequest, Identity>();

/** Sets who is asking; called by the guard only. */
export const setIdentity = (request: FastifyRequest, identity: Identity): void => {
  identities.set(request, identity);
};

/** Who is asking, or undefined on a public route. */
export const identityOf = (request: FastifyRequest): Identity | undefined => identities.get(request);

/** The caller's {@link Identity}; only for handlers that are not public. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): Identity => {
  const identity = identityOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!identity) throw new Error('@CurrentUser() on a public handler');
  return identity;
});

/** Says whether the caller may see what belongs to `ownerId`: the owner and administrators may. */
export const mayAccess = ({ userId, role }: Identity, ownerId: string): boolean =>
  role === 'admin' || userId === ownerId;
