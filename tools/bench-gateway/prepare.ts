import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const OUTPUT_BYTES = 16 * 1024 * 1024;

/** Installs what the gateway is compared with, unless that is there as the lock file says. */
export async function installReferences(): Promise<void> {
  const changedAt = (file: string) =>
    statSync(join(__dirname, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changedAt('node_modules/.package-lock.json') >= changedAt('package-lock.json')) return;
  console.error('installing what the gateway is compared with');
  await tell('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], __dirname);
}

/** Builds the apps; what has not changed comes from Nx's cache. */
export async function buildApps(): Promise<void> {
  await tell('node_modules/.bin/nx', ['run-many', '-t', 'build', '--outputStyle=static'], process.cwd());
}

/** Runs a command to its end. @throws Error with what it printed */
async function tell(command: string, args: string[], cwd: string): Promise<void> {
  const env = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NX_ISOLATE_PLUGINS: 'false' };
  try {
    await run(command, args, { cwd, env, maxBuffer: OUTPUT_BYTES });
  } catch (cause) {
    const { stdout = '', stderr = '' } = cause as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause });
  }
}
