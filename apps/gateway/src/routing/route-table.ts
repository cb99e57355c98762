import { bodyLimitOf, type ServiceName } from '@emporium/contracts';
import type { Route } from './route';

type Traits = Partial<Pick<Route, 'access' | 'limit' | 'takesDevice' | 'bodyLimit' | 'isCacheable'>>;

const DEFAULTS: Required<Omit<Traits, 'bodyLimit'>> = {
  access: 'user',
  limit: 'general',
  takesDevice: false,
  isCacheable: false,
};
const OPEN: Traits = { access: 'public' };
const CACHED: Traits = { access: 'public', isCacheable: true };

/** By method and pattern; a pattern that begins with `/v2` is of version 2, one without is of version 1. */
type Operations = Readonly<Record<string, Traits>>;

export const routesTo = (service: ServiceName, operations: Operations): Route[] =>
  Object.entries(operations).map(([operation, traits]) => {
    const [method = '', pattern = ''] = operation.split(' ');
    const version = Number(/^\/v(\d+)\//.exec(pattern)?.[1] ?? 1);
    return { ...DEFAULTS, bodyLimit: bodyLimitOf(pattern), method, pattern, version, service, ...traits };
  });

/** Every operation of the API. An operation that says nothing needs a login and is not cached. */
const OPERATIONS: Readonly<Record<ServiceName, Operations>> = {
  'user-service': {
    'POST /users/register': { ...OPEN, limit: 'register' },
    'POST /users/login': { ...OPEN, limit: 'auth', takesDevice: true },
    'POST /users/refresh': { ...OPEN, limit: 'refresh' },
    'POST /users/logout': {},
    'POST /users/verify': OPEN,
    'GET /users/:id': {},
    'PUT /users/:id': {},
    'GET /users/:id/sessions': {},
    'DELETE /users/:id/sessions/:sessionId': {},
  },
  'product-service': {
    'GET /products': CACHED,
    'GET /products/:id': CACHED,
    'GET /categories': CACHED,
    'POST /products': {},
    'PUT /products/:id': {},
    'DELETE /products/:id': {},
    'PATCH /products/:id/stock': {},
  },
  'order-service': {
    'GET /cart': {},
    'DELETE /cart': {},
    'PUT /cart/items/:productId': {},
    'DELETE /cart/items/:productId': {},
    'POST /orders': {},
    'GET /orders': {},
    'GET /orders/:id': {},
    'GET /orders/:id/timeline': {},
    'PATCH /orders/:id/status': {},
    'DELETE /orders/:id': {},
  },
};

export const ROUTES: readonly Route[] = (Object.keys(OPERATIONS) as ServiceName[]).flatMap((service) =>
  routesTo(service, OPERATIONS[service]),
);
