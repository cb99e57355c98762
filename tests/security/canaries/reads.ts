import type { HttpRequest } from '../wire/send-request';
import type { Canary } from './canary';

/** A read, and whether it is of the user's own things. */
export interface Read extends HttpRequest {
  readonly isOwn: boolean;
}

/** Everything that a user can read, of their own, of another and of everybody's, in both versions of the path. */
export function readsOf({ person, orderId }: Canary, other: Canary): Read[] {
  const own = [
    ...[`/users/${person.id}`, `/users/${person.id}/sessions`, '/cart', '/orders', '/orders?limit=1'],
    ...[`/orders/${orderId}`, `/orders/${orderId}/timeline`, `/orders?status=pending`],
  ];
  const foreign = [
    ...[`/users/${other.person.id}`, `/users/${other.person.id}/sessions`, `/orders/${other.orderId}`],
    ...[`/orders/${other.orderId}/timeline`, `/orders?userId=${other.person.id}`],
  ];
  const shared = ['/products', '/products?q=canary', '/products?sort=name&limit=100', '/categories'];
  const read = (path: string, isOwn: boolean): Read[] =>
    ['/api', '/api/v1'].map((prefix) => ({ method: 'GET', path: prefix + path, token: person.token, isOwn }));
  return [
    ...own.flatMap((path) => read(path, true)),
    ...[...foreign, ...shared].flatMap((path) => read(path, false)),
    ...own.map((path) => ({ method: 'HEAD', path: `/api${path}`, token: person.token, isOwn: true })),
    {
      method: 'POST',
      path: '/api/users/verify',
      body: { token: person.token },
      isOwn: true,
    },
  ];
}

/** The same reads by nobody: no answer may hold anything. */
export const anonymously = (reads: readonly Read[]): Read[] =>
  reads.filter(({ method }) => method !== 'POST').map(({ method, path }) => ({ method, path, isOwn: false }));

const CACHE_CONTROLS = [undefined, 'no-cache', 'max-age=0', 'no-store', 'only-if-cached'];

/** A read with what may make a cache answer, or not. @param choice any number @param etags that somebody has seen */
export function withConditions(read: Read, choice: number, etags: readonly string[]): Read {
  const cacheControl = CACHE_CONTROLS[choice % CACHE_CONTROLS.length];
  const ifNoneMatch = choice % 3 === 0 ? etags[choice % Math.max(1, etags.length)] : undefined;
  const headers = {
    ...(cacheControl && { 'cache-control': cacheControl }),
    ...(ifNoneMatch && { 'if-none-match': ifNoneMatch }),
  };
  return { ...read, headers };
}
