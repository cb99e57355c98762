import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSuite, startSuite } from '@emporium/local-suite';
import { ADMIN } from './admin';

/** What the set-up leaves for the tear-down, in the process that runs both. */
export const running: { suite?: RunningSuite } = {};

/**
 * Starts the built suite on free ports for all specs; limits and bcrypt are out of the way. It gets a Redis of its own that
 * lets each app touch its own keys only, unless `E2E_REDIS_URL` names one.
 */
export default async function start(): Promise<void> {
  const workspaceRoot = join(__dirname, '../../..');
  const dataUrl = process.env['E2E_REDIS_URL'];
  const aclFile = join(workspaceRoot, 'deploy/redis/users.example.acl');
  const suite = await startSuite({
    logDirectory: mkdtempSync(join(tmpdir(), 'emporium-e2e-')),
    workspaceRoot,
    supervise: false,
    redis: dataUrl ? { urls: { dataUrl } } : { aclFile },
    scale: { 'product-service': 2, 'order-service': 2 },
    env: {
      NODE_ENV: 'test',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      BCRYPT_COST: '4',
      RATE_LIMIT: '1000000',
      AUTH_RATE_LIMIT: '1000000',
    },
  });
  running.suite = suite;
  process.env['E2E_GATEWAY_URL'] = suite.gatewayUrl;
  process.env['E2E_SERVICE_URLS'] = JSON.stringify(suite.urls);
}
