/** Code whose decisions the shop's promises rest on, and the specs that are to notice when one is changed. */
export interface Area {
  /** Globs of the workspace. */
  readonly mutate: readonly string[];
  /** Folders whose specs are run. */
  readonly specs: readonly string[];
}

export const AREAS = {
  checkout: {
    mutate: [
      'apps/order-service/src/checkout/**/*.ts',
      'apps/order-service/src/orders/{merge-lines,orders.service}.ts',
      'libs/order-data/src/{saga,order-status}.ts',
    ],
    specs: ['apps/order-service/src', 'libs/order-data/src'],
  },
  idempotency: {
    mutate: ['libs/idempotency/src/**/*.ts'],
    specs: ['libs/idempotency/src', 'libs/service/src'],
  },
  limits: {
    mutate: ['apps/gateway/src/limits/**/*.ts'],
    specs: ['apps/gateway/src/limits', 'apps/gateway/src/protection'],
  },
  cache: {
    mutate: ['apps/gateway/src/cache/**/*.ts'],
    specs: ['apps/gateway/src/cache', 'apps/gateway/src/proxy'],
  },
  auth: {
    mutate: [
      'libs/auth/src/**/*.ts',
      'apps/user-service/src/{passwords,sessions}/**/*.ts',
      'libs/user-data/src/session.ts',
    ],
    specs: ['libs/auth/src', 'apps/user-service/src', 'libs/user-data/src'],
  },
} satisfies Record<string, Area>;

export type AreaName = keyof typeof AREAS;

export const AREA_NAMES = Object.keys(AREAS) as AreaName[];

/** Wiring and documents decide nothing; scripts of Redis are strings here, and have mutants of their own in the proofs. */
export const LEFT_OUT = [
  '*spec',
  'index',
  '*.module',
  '*.dto',
  '*.metrics',
  '*-metrics',
  '*.scripts',
  '*.errors',
  '*.error',
].map((name) => `!**/${name}.ts`);

export const isAreaName = (name: string): name is AreaName => Object.hasOwn(AREAS, name);
