import { setTimeout as sleep } from 'node:timers/promises';
import { describeExit, type ManagedProcess, type ProcessExit } from '@emporium/local-suite';
import type { HealthLog } from './health-log';

/** What can be killed and started again: a service or a Redis. */
export type Victim = Pick<ManagedProcess, 'name' | 'isRunning' | 'exited' | 'kill' | 'restart'>;

const DOWN_MS = 100;

/** One process that is started again whenever it dies. */
export class SupervisedProcess {
  /** How often it died of SIGKILL, whoever sent it. */
  deaths = 0;
  /** How it ended when nobody had killed it. */
  readonly collapses: string[] = [];
  private isUp = true;
  private isGivenUp = false;
  private downMs = DOWN_MS;
  private resume?: () => void;

  constructor(
    private readonly victim: Victim,
    private readonly health: HealthLog,
  ) {
    void this.supervise();
  }

  get name(): string {
    return this.victim.name;
  }

  get isReady(): boolean {
    return this.isUp;
  }

  /** SIGKILL; it is started again after `downMs`. */
  kill(downMs: number): void {
    this.downMs = downMs;
    this.victim.kill('SIGKILL');
  }

  /** SIGSTOP, and SIGCONT after `forMs`, unless {@link goOn} comes first. */
  async stop(forMs: number): Promise<void> {
    if (this.resume) return;
    this.health.fell(this.name);
    this.victim.kill('SIGSTOP');
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, forMs);
      this.resume = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.resume = undefined;
    this.victim.kill('SIGCONT');
    this.health.rose(this.name);
  }

  goOn(): void {
    this.resume?.();
  }

  /** Restarts it no more. */
  giveUp(): void {
    this.isGivenUp = true;
    this.goOn();
  }

  private async supervise(): Promise<void> {
    for (;;) {
      this.note(await this.victim.exited);
      if (this.isGivenUp) return;
      this.isUp = false;
      this.health.fell(this.name);
      await sleep(this.downMs);
      this.downMs = DOWN_MS;
      await this.revive();
      this.isUp = true;
      this.health.rose(this.name);
    }
  }

  private async revive(): Promise<void> {
    while (!this.isGivenUp) {
      try {
        return await this.victim.restart();
      } catch {
        this.note(await this.victim.exited); // it died again before it was ready
      }
    }
  }

  private note(exit: ProcessExit): void {
    if (this.isGivenUp) return;
    if (exit.signal === 'SIGKILL') this.deaths++;
    else this.collapses.push(`${this.name}: ${describeExit(exit)}`);
  }
}
