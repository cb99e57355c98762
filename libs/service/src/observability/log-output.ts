import { pino } from 'pino';

/** Lines are written in batches of so many bytes, or after so many milliseconds. */
const BATCH = { minLength: 2_048, periodicFlush: 250 };

/** How much is buffered for a reader that does not keep up; further lines are dropped. */
const MOST_WAITING_BYTES = 1024 * 1024;

/**
 * Writes log lines to a file descriptor and never fails or blocks: when the disk is full, or the reader slow or gone,
 * lines are lost, but requests go on.
 */
export function logOutput(fd: number, isBatched: boolean): ReturnType<typeof pino.destination> {
  const output = pino.destination({
    dest: fd,
    sync: true,
    maxLength: MOST_WAITING_BYTES,
    // Otherwise pino sleeps before it tries again, which blocks the process.
    retryEAGAIN: () => false,
    ...(isBatched && BATCH),
  });
  // Ignored, since the next line tries again to write what could not be written.
  output.on('error', () => undefined);
  // Unlike flushSync, flush does not try again until it succeeds.
  if (isBatched) process.once('exit', () => output.flush());
  return output;
}
