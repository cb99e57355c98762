/** The kinds of processes that a run kills, and the names of their instances. */
export const PROCESSES_BY_KIND = {
  gateway: ['gateway'],
  'user-service': ['user-service'],
  'order-service': ['order-service', 'order-service-2'],
  'product-service': ['product-service', 'product-service-2'],
  'redis-data': ['redis-data'],
  'redis-cache': ['redis-cache'],
} as const;

export type ProcessKind = keyof typeof PROCESSES_BY_KIND;
export type ProcessName = (typeof PROCESSES_BY_KIND)[ProcessKind][number];

export const PROCESS_KINDS = Object.keys(PROCESSES_BY_KIND) as ProcessKind[];

export const kindOf = (name: ProcessName): ProcessKind => name.replace(/-2$/, '') as ProcessKind;
