import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { APP_NAMES } from './apps';

const run = promisify(execFile);
const OUTPUT_BYTES = 16 * 1024 * 1024;

/**
 * Builds the apps; what has not changed comes from Nx's cache.
 *
 * @throws Error with the output of the build when it fails
 */
export async function buildApps(signal?: AbortSignal): Promise<void> {
  const args = ['run-many', '-t', 'build', '-p', APP_NAMES.join(','), '--outputStyle=static'];
  const env = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_ISOLATE_PLUGINS: 'false' };
  try {
    await run('node_modules/.bin/nx', args, { env, signal, maxBuffer: OUTPUT_BYTES });
  } catch (cause) {
    signal?.throwIfAborted();
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    throw new Error(`The build failed:\n${stdout}${stderr}`, { cause });
  }
}
