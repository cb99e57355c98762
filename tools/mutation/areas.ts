/** Code that decides, and the specs nearest to it, which are to notice when it is changed. */
export interface Part {
  /** Globs of the workspace. */
  readonly mutate: readonly string[];
  /** Globs of the workspace; the quickest first. */
  readonly specs: readonly string[];
}

const CHECKOUT = 'apps/order-service/src/checkout';
const GATEWAY = 'apps/gateway/src';
const LIMITS = `${GATEWAY}/limits`;
const CACHE = `${GATEWAY}/cache`;
const FAST_PATH_SPEC = `${GATEWAY}/entry/cache-fast-path.int-spec.ts`;
const PASSWORDS = 'apps/user-service/src/passwords';
const SESSIONS = 'apps/user-service/src/sessions';

/** What the shop's promises rest on. Each spec runs for each change, so a part is small. */
export const AREAS = {
  checkout: [
    {
      mutate: ['libs/order-data/src/order-decisions.ts'],
      specs: ['libs/order-data/src/order-decisions.spec.ts'],
    },
    {
      mutate: ['apps/order-service/src/orders/ordered-lines.ts', 'libs/contracts/src/merge-lines.ts'],
      specs: [
        'apps/order-service/src/orders/ordered-lines.spec.ts',
        'libs/contracts/src/merge-lines.spec.ts',
      ],
    },
    {
      mutate: [`${CHECKOUT}/{checkout.service,checkout.saga,retry-until}.ts`],
      specs: [
        `${CHECKOUT}/{checkout.service,checkout.saga,retry-until}.spec.ts`,
        `${CHECKOUT}/{checkout,cart-checkout,refusals,decided-orders}.int-spec.ts`,
      ],
    },
    {
      mutate: [`${CHECKOUT}/{reconciler,cancel.service}.ts`, 'libs/order-data/src/order-status.ts'],
      specs: [
        `${CHECKOUT}/reconciler.spec.ts`,
        `${CHECKOUT}/{decided-orders,operations,clock,checkout}.int-spec.ts`,
        'apps/order-service/src/orders/*.int-spec.ts',
      ],
    },
  ],
  idempotency: [
    {
      mutate: ['libs/idempotency/src/{record-cipher,idempotency-key,outcome}.ts'],
      specs: ['libs/idempotency/src/*.spec.ts', 'libs/service/src/idempotency.int-spec.ts'],
    },
    {
      mutate: ['libs/idempotency/src/{idempotency.interceptor,idempotency.repository,scope}.ts'],
      specs: [
        'libs/idempotency/src/*.int-spec.ts',
        'libs/service/src/{idempotency,idempotency-scope,secret-rotation}.int-spec.ts',
      ],
    },
  ],
  limits: [
    {
      mutate: [`${LIMITS}/{client-turns,in-flight,local-windows,outage,prepaid-hits}.ts`],
      specs: [`${LIMITS}/*.spec.ts`],
    },
    {
      mutate: [`${LIMITS}/{hit-counter,redis-throttler.storage}.ts`],
      specs: [`${LIMITS}/{hit-counter,redis-throttler.storage,limits,redis-away}.int-spec.ts`],
    },
    {
      mutate: [
        `${LIMITS}/{beside-api,concurrency.guard,limit-policy,rate-limit.guard,rate-limiter,refreshed-session}.ts`,
      ],
      specs: [`${LIMITS}/{at-once,beside-api,limits,clients}.int-spec.ts`, FAST_PATH_SPEC],
    },
  ],
  cache: [
    {
      mutate: [
        `${CACHE}/{cached-response,catalogue-revision,memory-responses,response-cache,stored-response}.ts`,
        `${GATEWAY}/{entry/cache-fast-path,http/conditional,routing/{destination,route-requests}}.ts`,
      ],
      specs: [
        `${CACHE}/*.spec.ts`,
        `${GATEWAY}/{entry/cache-fast-path,http/conditional,routing/{destination,route-requests}}.spec.ts`,
        FAST_PATH_SPEC,
      ],
    },
    {
      mutate: [`${CACHE}/{response-loader,shared-responses.repository}.ts`],
      specs: [`${CACHE}/{response-loader,shared-responses.repository,single-flight}.int-spec.ts`],
    },
  ],
  auth: [
    { mutate: ['libs/auth/src/{authenticator,tokens}.ts'], specs: ['libs/auth/src/*.spec.ts'] },
    {
      mutate: [
        'libs/auth/src/{auth.guard,live-sessions}.ts',
        `${SESSIONS}/{session-tokens,sessions.service}.ts`,
      ],
      specs: [
        `${SESSIONS}/{session-tokens.spec,sessions.int-spec}.ts`,
        'libs/service/src/access.int-spec.ts',
      ],
    },
    {
      mutate: [`${PASSWORDS}/{fair-queue,password-hasher,turns}.ts`],
      specs: [`${PASSWORDS}/{fair-queue,password-hasher,turns}.spec.ts`],
    },
    {
      mutate: [`${PASSWORDS}/{failed-logins.service,password-check.service}.ts`],
      specs: [
        `${PASSWORDS}/{failed-logins,password-check}.service.spec.ts`,
        `${PASSWORDS}/{failed-logins,guessing,hash-queue}.int-spec.ts`,
      ],
    },
    {
      mutate: [`${SESSIONS}/{device-tokens,logins.service}.ts`],
      specs: [
        `${SESSIONS}/{logins,keyed-logins}.int-spec.ts`,
        `${PASSWORDS}/guessing.int-spec.ts`,
        'apps/user-service/src/users/users.int-spec.ts',
      ],
    },
  ],
} satisfies Record<string, readonly Part[]>;

export type AreaName = keyof typeof AREAS;

export const AREA_NAMES = Object.keys(AREAS) as AreaName[];

/** Texts, lists and shapes are no decisions; Redis's scripts are texts too, and are changed by the proofs' own bugs. */
export const LEFT_OUT = ['ArrayDeclaration', 'ObjectLiteral', 'Regex', 'StringLiteral'];

export const isAreaName = (name: string): name is AreaName => Object.hasOwn(AREAS, name);
