import { identityOf } from '@emporium/auth';
import { inOneCase } from '@emporium/http';
import type { FastifyRequest } from 'fastify';

/** Where a key stands for one request: where its record is stored, and whose keys are counted. */
export interface Scope {
  /** Names the record in Redis. */
  readonly record: string;
  /** Whose keys are counted; absent on a public route. */
  readonly user?: { readonly countKey: string; readonly isAdmin: boolean };
}

/**
 * A user's key belongs to them, a method and a resource.
 *
 * On a public route it belongs to the body as well: nobody knows who is asking there, and one client's key must not
 * shut out another client who happens to use it.
 */
export function scopeOf(request: FastifyRequest, key: string, fingerprint: string): Scope {
  const identity = identityOf(request);
  const resource = `${request.method}:${resourceOf(request)}`;
  if (!identity) return { record: `idempotency:anonymous:${resource}:${fingerprint}:${key}` };
  const ofUser = `idempotency:{${identity.userId}}`;
  return {
    record: `${ofUser}:${resource}:${key}`,
    user: { countKey: `${ofUser}:live`, isAdmin: identity.role === 'admin' },
  };
}

/** The path of the route with its parameters in one spelling, whatever case and encoding the client used. */
function resourceOf({ routeOptions, params }: FastifyRequest): string {
  const values = params as Readonly<Record<string, string>>;
  return (routeOptions.url ?? '').replace(/:(\w+)/g, (_, name: string) => {
    return encodeURIComponent(inOneCase(values[name] ?? ''));
  });
}
