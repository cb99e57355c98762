import type { ServiceName } from '@emporium/contracts';

/** Where the suite under test listens, as the set-up says. */
export const GATEWAY_URL = process.env['E2E_GATEWAY_URL'] ?? '';

/** The instances of each service. */
export const SERVICE_URLS = JSON.parse(process.env['E2E_SERVICE_URLS'] ?? '{}') as Record<
  ServiceName,
  [string, ...string[]]
>;
