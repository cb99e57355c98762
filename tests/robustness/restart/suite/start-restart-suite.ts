import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APP_NAMES, type RunningSuite, startSuite, UNHINDERED } from '@emporium/local-suite';

const INSTANCES = 2;

export interface RestartSuite extends Omit<RunningSuite, 'stop'> {
  /** Where logs are. */
  readonly folder: string;
  /** @param keepsLogs whether the folder stays */
  stop(keepsLogs: boolean): Promise<void>;
}

/** Starts two of everything on free ports, limits out of the way, draining for as long as in production. */
export async function startRestartSuite(): Promise<RestartSuite> {
  const folder = mkdtempSync(join(tmpdir(), 'emporium-prove-restart-'));
  const suite = await startSuite({
    logDirectory: folder,
    scale: Object.fromEntries(APP_NAMES.map((app) => [app, INSTANCES])),
    redis: { directory: folder },
    env: {
      ...UNHINDERED,
      LOG_LEVEL: 'info',
      DRAIN_SECONDS: '3',
    },
  });
  const stop = async (keepsLogs: boolean) => {
    for (const process of suite.processes.values()) process.kill('SIGKILL');
    await suite.stop();
    if (!keepsLogs) rmSync(folder, { recursive: true, force: true });
  };
  return { ...suite, folder, stop };
}
