import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningSuite, startSuite, type SuiteOptions, LOAD_TEST_ENV } from '@emporium/local-suite';

/** A suite whose data and logs are in a folder of its own. */
export interface TemporarySuite extends Omit<RunningSuite, 'stop'> {
  readonly folder: string;
  /** @param keepsFolder for its logs */
  stop(keepsFolder?: boolean): Promise<void>;
}

/** A new folder whose name says what it is for. */
export const temporaryFolder = (name: string): string => mkdtempSync(join(tmpdir(), `emporium-${name}-`));

/**
 * Starts the built suite on free ports.
 *
 * @param name part of the folder's name
 * @param options `env` replaces the usual settings, with which nobody reaches a limit
 * @param folder for those who name it in `env`
 */
export async function startTemporarySuite(
  name: string,
  options: Omit<SuiteOptions, 'logDirectory'> = {},
  folder = temporaryFolder(name),
): Promise<TemporarySuite> {
  const suite = await startSuite({
    env: LOAD_TEST_ENV,
    ...options,
    logDirectory: folder,
    redis: { directory: folder, ...options.redis },
  });
  const stop = async (keepsFolder = false) => {
    await suite.stop();
    if (!keepsFolder) rmSync(folder, { recursive: true, force: true });
  };
  return { ...suite, folder, stop };
}
