import { setTimeout as sleep } from 'node:timers/promises';
import type { SpawnedProcess } from './spawn-process';
import { listensOn } from './listens-on';
import { PortTakenError, ProcessStartError } from './process-errors';
import { describeExit } from './process-exit';

const POLL_MS = 50;
const PORT_TAKEN = /EADDRINUSE|address already in use|port is already allocated/i;

export interface ReadinessOptions {
  name: string;
  /** What it wrote last. */
  lastLines: () => Promise<string>;
  isReady: () => Promise<boolean>;
  /** It is not ready before it listens there itself; unset for a process that has none of its own. */
  port?: number;
  readyTimeoutMs: number;
}

/**
 * Waits until a process says it is ready.
 *
 * @throws PortTakenError when it ended because its port is taken
 * @throws ProcessStartError when it ended for another reason, or is not ready in time
 */
export async function untilReady(process: SpawnedProcess, options: ReadinessOptions): Promise<void> {
  const { name, readyTimeoutMs } = options;
  const deadline = Date.now() + readyTimeoutMs;
  while (Date.now() < deadline) {
    if (process.exit) {
      const lastLines = await options.lastLines();
      if (PORT_TAKEN.test(lastLines)) throw new PortTakenError(`${name} did not start: its port is taken.`);
      throw new ProcessStartError(name, `it ended with ${describeExit(process.exit)}`, lastLines);
    }
    if ((await options.isReady()) && (await hasItsPort(process, options.port))) return;
    await sleep(POLL_MS);
  }
  throw new ProcessStartError(
    name,
    `it was not ready in ${readyTimeoutMs / 1000} s`,
    await options.lastLines(),
  );
}

async function hasItsPort({ pid }: SpawnedProcess, port: number | undefined): Promise<boolean> {
  return port === undefined || (pid !== undefined && listensOn(pid, port));
}
