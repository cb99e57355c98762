import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSuite, startSuite } from '@emporium/local-suite';

export const ADMINISTRATOR = { email: 'admin@emporium.example', password: 'open-sesame-at-dawn' };

/** Starts a suite on free ports, with limits out of the way and a data Redis that keeps nothing on disk yet. */
export async function startBenchSuite(): Promise<RunningSuite> {
  const folder = mkdtempSync(join(tmpdir(), 'emporium-bench-'));
  const suite = await startSuite({
    logDirectory: folder,
    redis: { directory: folder, dataSettings: { appendonly: 'no' } },
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
