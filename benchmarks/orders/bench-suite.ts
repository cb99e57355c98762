import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSuite, startSuite, UNHINDERED } from '@emporium/local-suite';

/** Starts a suite on free ports, with limits out of the way and a data Redis that keeps nothing on disk yet. */
export async function startBenchSuite(): Promise<RunningSuite> {
  const folder = mkdtempSync(join(tmpdir(), 'emporium-bench-'));
  const suite = await startSuite({
    logDirectory: folder,
    redis: { directory: folder, dataSettings: { appendonly: 'no' } },
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
