/** Code whose decisions the shop's promises rest on, and the specs that are to notice when one is changed. */
export interface Area {
  /** Globs of the workspace. */
  readonly mutate: readonly string[];
  /** Globs of where the specs are that are run. */
  readonly specs: readonly string[];
}

export const AREAS = {
  checkout: {
    mutate: [
      'apps/order-service/src/checkout/{checkout.service,order-driver,reconciler,cancel.service}.ts',
      'apps/order-service/src/orders/merge-lines.ts',
      'libs/order-data/src/{saga,order-status}.ts',
    ],
    specs: ['apps/order-service/src/{checkout,orders}/**', 'libs/order-data/src/saga*'],
  },
  idempotency: {
    mutate: [
      'libs/idempotency/src/{idempotency.interceptor,idempotency.repository,scope,seal,idempotency-key}.ts',
    ],
    specs: ['libs/idempotency/src/**', 'libs/service/src/idempotency*'],
  },
  limits: {
    mutate: [
      'apps/gateway/src/limits/{advances,beside-api,client-limits,client-turns,hit-counter,in-flight,limit-policy}.ts',
      'apps/gateway/src/limits/{local-windows,outage,rate-limit.guard,redis-throttler.storage,refreshed-session}.ts',
    ],
    specs: ['apps/gateway/src/limits/**', 'apps/gateway/src/protection/**'],
  },
  cache: {
    mutate: [
      'apps/gateway/src/cache/{answer-cache,answer-loader,cache-key,catalogue-revision,conditional,kept-answer}.ts',
      'apps/gateway/src/cache/{memory-answers,representation,shared-answers.repository,shortcut,storable}.ts',
    ],
    specs: ['apps/gateway/src/cache/**'],
  },
  auth: {
    mutate: [
      'libs/auth/src/{auth.guard,authenticator,live-sessions,tokens}.ts',
      'apps/user-service/src/passwords/{failed-logins.service,fair-queue,password-check.service,password-hasher,turns}.ts',
      'apps/user-service/src/sessions/{device-tokens,logins.service,session-tokens,sessions.service}.ts',
    ],
    specs: ['libs/auth/src/**', 'apps/user-service/src/{passwords,sessions}/**'],
  },
} satisfies Record<string, Area>;

export type AreaName = keyof typeof AREAS;

export const AREA_NAMES = Object.keys(AREAS) as AreaName[];

/** Texts, lists and shapes are no decisions; Redis's scripts are texts too, and are changed by the proofs' own bugs. */
export const LEFT_OUT = ['ArrayDeclaration', 'ObjectLiteral', 'Regex', 'StringLiteral'];

export const isAreaName = (name: string): name is AreaName => Object.hasOwn(AREAS, name);
