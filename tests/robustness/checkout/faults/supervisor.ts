import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningSuite } from '@emporium/local-suite';
import type { ProcessName } from '../plan/process-kinds';
import { Guarded } from './supervised-process';
import { HealthLog } from './health-log';

const POLL_MS = 20;

/** Keeps every process of a suite alive, and knows when all are. */
export class Keeper {
  readonly health = new HealthLog();
  readonly all: readonly Guarded[];

  constructor({ processes, redis }: RunningSuite) {
    const victims = [...processes.values(), redis.data, redis.cache].filter((victim) => victim !== undefined);
    this.all = victims.map((victim) => new Guarded(victim, this.health));
  }

  get(name: ProcessName): Guarded {
    const found = this.all.find((guarded) => guarded.name === name);
    if (!found) throw new Error(`no process ${name}`);
    return found;
  }

  get collapses(): string[] {
    return this.all.flatMap(({ collapses }) => collapses);
  }

  /** Lets everything that is stopped go on, and waits until everything runs. */
  async heal(): Promise<void> {
    for (const guarded of this.all) guarded.goOn();
    while (this.health.isDown.length > 0) await sleep(POLL_MS);
  }

  /** Lets the suite be stopped. */
  giveUp(): void {
    for (const guarded of this.all) guarded.giveUp();
  }
}
