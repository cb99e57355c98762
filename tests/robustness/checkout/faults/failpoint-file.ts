import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Failpoint } from '../failpoints/failpoint';

const POLL_MS = 20;

/** The file that names the armed failpoint; the process that dies there removes it first. */
export class FailpointFile {
  constructor(readonly path: string) {}

  /** Arms a failpoint; the file appears whole or not at all. */
  arm(point: Failpoint): void {
    writeFileSync(`${this.path}.new`, point);
    renameSync(`${this.path}.new`, this.path);
  }

  get isArmed(): boolean {
    return existsSync(this.path);
  }

  /** Waits until a process died at the armed failpoint. @returns false when none did in time; it is disarmed then */
  async fired(timeoutMs: number): Promise<boolean> {
    const until = Date.now() + timeoutMs;
    while (this.isArmed) {
      if (Date.now() > until) return this.disarm();
      await sleep(POLL_MS);
    }
    return true;
  }

  /** @returns false when it was armed still */
  private disarm(): boolean {
    const wasArmed = this.isArmed;
    rmSync(this.path, { force: true });
    return !wasArmed;
  }
}
