import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LogRotation } from '@emporium/local-suite';
import { LOG_FOLDER } from './paths';
import { log } from './log';

const SUITE_BYTES = 16e6;
const OLD_FILES = 9;

/** What all logs take at most: those of this run, and as much again that earlier ones left. */
export const MOST_LOG_BYTES = 2 * SUITE_BYTES;

/** Shares the room for logs among the processes, and says once, for all of them, that nothing can be written. */
export function logRotation(processes: number): LogRotation {
  if (logBytes() > SUITE_BYTES) rmSync(LOG_FOLDER, { recursive: true });
  let isLost = false;
  return {
    fileBytes: Math.floor(SUITE_BYTES / processes / (OLD_FILES + 1)),
    oldFiles: OLD_FILES,
    onLost: ({ message }) => {
      if (!isLost) log(`Logs can't be written, and the suite goes on without them: ${message}`);
      isLost = true;
    },
  };
}

/** What the logs of this run and of earlier ones take now. */
export function logBytes(): number {
  if (!existsSync(LOG_FOLDER)) return 0;
  const sizes = readdirSync(LOG_FOLDER).map((file) => statSync(join(LOG_FOLDER, file)).size);
  return sizes.reduce((sum, size) => sum + size, 0);
}
