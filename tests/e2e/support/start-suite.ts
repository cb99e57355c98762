import { startTemporarySuite, type TemporarySuite } from '@emporium/harness';

/** What the set-up leaves for the tear-down, in the process that runs both. */
export const running: { suite?: TemporarySuite } = {};

/**
 * Starts the built suite on free ports for all specs; no limit is reached and hashing is cheap. It gets a Redis of its
 * own that lets each app touch its own keys only, unless `E2E_REDIS_URL` names one.
 */
export default async function start(): Promise<void> {
  const dataUrl = process.env['E2E_REDIS_URL'];
  const aclFile = 'deploy/redis/users.example.acl';
  const suite = await startTemporarySuite('e2e', {
    supervise: false,
    redis: dataUrl ? { urls: { dataUrl } } : { aclFile },
    scale: { 'product-service': 2, 'order-service': 2 },
  });
  running.suite = suite;
  process.env['E2E_GATEWAY_URL'] = suite.gatewayUrl;
  process.env['E2E_SERVICE_URLS'] = JSON.stringify(suite.urls);
}
