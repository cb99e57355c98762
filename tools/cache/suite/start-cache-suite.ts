import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSuite, startSuite } from '@emporium/local-suite';

export const ADMINISTRATOR = { email: 'admin@emporium.example', password: 'open-sesame-at-dawn' };

/** Starts a suite with two gateways, limits out of the way, on free ports. */
export async function startCacheSuite(): Promise<RunningSuite> {
  const folder = mkdtempSync(join(tmpdir(), 'emporium-prove-cache-'));
  const suite = await startSuite({
    logDirectory: folder,
    scale: { gateway: 2 },
    redis: { directory: folder },
    env: {
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      ADMIN_EMAIL: ADMINISTRATOR.email,
      ADMIN_PASSWORD: ADMINISTRATOR.password,
      BCRYPT_COST: '4',
      RATE_LIMIT: '1000000',
      AUTH_RATE_LIMIT: '1000000',
    },
  });
  const stop = async () => {
    await suite.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...suite, stop };
}
