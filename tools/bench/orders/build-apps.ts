import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const OUTPUT_BYTES = 16 * 1024 * 1024;

/** Builds the apps; what has not changed comes from Nx's cache. @throws Error with what the build printed */
export async function buildApps(): Promise<void> {
  const env = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_ISOLATE_PLUGINS: 'false' };
  const args = ['run-many', '-t', 'build', '--outputStyle=static'];
  try {
    await run('node_modules/.bin/nx', args, { env, maxBuffer: OUTPUT_BYTES });
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    throw new Error(`The build failed:\n${stdout}${stderr}`, { cause });
  }
}
