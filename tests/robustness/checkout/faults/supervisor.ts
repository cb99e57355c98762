import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningSuite } from '@emporium/local-suite';
import type { ProcessName } from '../plan/process-kinds';
import { SupervisedProcess } from './supervised-process';
import { HealthLog } from './health-log';

const POLL_MS = 20;

/** Restarts every process of a suite whenever it dies, and knows when all run. */
export class Supervisor {
  readonly health = new HealthLog();
  readonly all: readonly SupervisedProcess[];

  constructor({ processes, redis }: RunningSuite) {
    const victims = [...processes.values(), redis.data, redis.cache].filter((victim) => victim !== undefined);
    this.all = victims.map((victim) => new SupervisedProcess(victim, this.health));
  }

  get(name: ProcessName): SupervisedProcess {
    const found = this.all.find((supervised) => supervised.name === name);
    if (!found) throw new Error(`no process ${name}`);
    return found;
  }

  get collapses(): string[] {
    return this.all.flatMap(({ collapses }) => collapses);
  }

  /** Lets everything that is stopped go on, and waits until everything runs. */
  async heal(): Promise<void> {
    for (const supervised of this.all) supervised.goOn();
    while (this.health.isDown.length > 0) await sleep(POLL_MS);
  }

  /** Restarts nothing from now on, so that the suite can be stopped. */
  giveUp(): void {
    for (const supervised of this.all) supervised.giveUp();
  }
}
