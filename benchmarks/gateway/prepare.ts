import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const OUTPUT_BYTES = 16 * 1024 * 1024;

/** Installs what the gateway is compared with, unless that is there as the lock file says. @throws Error with what npm printed */
export async function installReferences(): Promise<void> {
  const changedAt = (file: string) =>
    statSync(join(__dirname, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changedAt('node_modules/.package-lock.json') >= changedAt('package-lock.json')) return;
  console.error('installing what the gateway is compared with');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', args, { cwd: __dirname, maxBuffer: OUTPUT_BYTES });
}
