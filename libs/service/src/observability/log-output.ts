import { pino } from 'pino';

/** Lines are written in batches of this many bytes, or when some have waited this long. */
const BATCH = { minLength: 2_048, periodicFlush: 250 };

/** What waits for a reader that does not keep up; what comes on top is dropped. */
const MOST_WAITING_BYTES = 1024 * 1024;

/**
 * Writes log lines to a file descriptor and never fails or waits: a full disk, or a reader that is slow or gone, costs
 * lines and stops no request.
 */
export function logOutput(fd: number, isBatched: boolean): ReturnType<typeof pino.destination> {
  const output = pino.destination({
    dest: fd,
    sync: true,
    maxLength: MOST_WAITING_BYTES,
    // It would sleep and try again, and everything with it.
    retryEAGAIN: () => false,
    ...(isBatched && BATCH),
  });
  // Each line that follows tries to write what could not be written.
  output.on('error', () => undefined);
  // Unlike flushSync it does not try until it succeeds.
  if (isBatched) process.once('exit', () => output.flush());
  return output;
}
