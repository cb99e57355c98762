import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSuite, startSuite, UNHINDERED } from '@emporium/local-suite';

/** Starts a suite with two gateways, limits out of the way, on free ports. */
export async function startCacheSuite(): Promise<RunningSuite> {
  const folder = mkdtempSync(join(tmpdir(), 'emporium-prove-cache-'));
  const suite = await startSuite({
    logDirectory: folder,
    scale: { gateway: 2 },
    redis: { directory: folder },
    env: {
      ...UNHINDERED,
    },
  });
  const stop = async () => {
    await suite.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...suite, stop };
}
