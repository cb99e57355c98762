import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADMINISTRATOR, type RunningSuite, startSuite } from '@emporium/local-suite';

/** Everything once, on free ports, with the limits, hashes and log level of production. */
export function startAbusedSuite(): Promise<RunningSuite> {
  const folder = mkdtempSync(join(tmpdir(), 'emporium-prove-abuse-'));
  return startSuite({
    logDirectory: folder,
    redis: { directory: folder },
    env: {
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      ADMIN_EMAIL: ADMINISTRATOR.email,
      ADMIN_PASSWORD: ADMINISTRATOR.password,
    },
  });
}
