import { readFileSync, rmSync } from 'node:fs';
import type { Failpoint } from './failpoint';

/**
 * Dies here by SIGKILL, as of a power cut, if the failpoint is armed.
 *
 * The file that `FAILPOINT_FILE` names holds the armed one; the first process that passes it takes the file away.
 */
export function pass(point: Failpoint): void {
  const file = process.env['FAILPOINT_FILE'];
  if (file !== undefined && disarm(file, point)) process.kill(process.pid, 'SIGKILL');
}

/** Says whether the failpoint was armed; of several processes that pass it, only one gets true. */
function disarm(file: string, point: Failpoint): boolean {
  try {
    if (readFileSync(file, 'utf8').trim() !== point) return false;
    rmSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
