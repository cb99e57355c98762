import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExcludeController, ApiExtension } from '@nestjs/swagger';
import type { Role } from '@emporium/contracts';
import { ApiProblems } from '@emporium/http';

/** Who may call a handler; a handler without a decorator needs a logged-in user. */
export type Access = 'public' | 'internal' | 'user' | Role;

/** Where the guard finds a handler's or controller's {@link Access}. */
export const ACCESS = 'emporium:access';

const documented = (access: Access, rule: string) =>
  applyDecorators(SetMetadata(ACCESS, access), ApiExtension('x-access', rule));

/** Open to everybody; a token that is sent is ignored. */
export const Public = () => documented('public', 'public');

const UNAUTHENTICATED = ApiProblems({
  401: {
    UNAUTHENTICATED: 'no access token was sent',
    INVALID_TOKEN: 'the access token is not valid, or its session has ended',
  },
});

/** Needs any logged-in user. It is the default for an undecorated handler; this also documents it. */
export const Authenticated = () =>
  applyDecorators(documented('user', 'authenticated'), ApiBearerAuth(), UNAUTHENTICATED);

/** Needs the role. */
export const Roles = (role: Role) =>
  applyDecorators(
    documented(role, role),
    ApiBearerAuth(),
    UNAUTHENTICATED,
    ApiProblems({ 403: { FORBIDDEN: `for the role ${role} only` } }),
  );

/** For a controller under `/internal` that other services call with a service token; not in the OpenAPI document. */
export const Internal = () => applyDecorators(SetMetadata(ACCESS, 'internal'), ApiExcludeController());
