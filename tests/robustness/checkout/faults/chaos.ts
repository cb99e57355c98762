import { setTimeout as sleep } from 'node:timers/promises';
import type { Circumstance, Fault, Storm } from '../plan/chaos-plan';
import { kindOf, type ProcessName, PROCESSES_BY_KIND } from '../plan/process-kinds';
import { ChaosCounts } from './chaos-counts';
import type { FailpointFile } from './failpoint-file';
import type { Supervisor } from './supervisor';

/** How long an armed failpoint waits for a process to pass it. */
const PATIENCE_MS = 8_000;
/** How often a failpoint that nothing passed is tried again. */
const FURTHER_ROUNDS = 3;
/** At most so many processes are down at once, since with more a run only waits for restarts. */
const DOWN_AT_MOST = 4;
const POLL_MS = 20;
/** Longer than an order without a key is tried, so that it is undone. */
const PRODUCTS_AWAY_MS = 4_500;
const ORDERS_KILLED_AFTER_MS = 1_500;
const RESTART_MS = 100;

type PlannedFault = Storm['faults'][number];
type Arming = Extract<Fault, { kind: 'arm' }>;

/** Carries out what is planned to go wrong. */
export class Chaos {
  readonly counts = new ChaosCounts();
  /** Failpoints that were armed and that nothing passed in time. */
  missed: Arming[] = [];
  private armed: Promise<void> = Promise.resolve();
  private isArmed = false;

  constructor(
    private readonly supervisor: Supervisor,
    private readonly failpoint: FailpointFile,
  ) {}

  /** @param keepPace waits until clients are as far as they should be before a fault */
  async run(storms: readonly Storm[], keepPace: () => Promise<void>): Promise<void> {
    for (const { faults, calmMs } of storms) {
      const left = [...faults];
      while (left.length > 0) {
        const { fault, afterMs } = await this.nextPossible(left);
        await Promise.all([sleep(afterMs), keepPace()]);
        this.cause(fault);
      }
      await this.armed;
      await this.supervisor.heal();
      await sleep(calmMs);
    }
    await this.tryMissedAgain();
    await this.supervisor.heal();
  }

  /** Takes the first fault of a storm whose process is running, and waits until there is one. */
  private async nextPossible(left: PlannedFault[]): Promise<PlannedFault> {
    for (;;) {
      const index = left.findIndex(({ fault }) => this.isPossible(fault));
      const [next] = index < 0 ? [] : left.splice(index, 1);
      if (next) return next;
      await sleep(POLL_MS);
    }
  }

  private isPossible(fault: Fault): boolean {
    if (this.supervisor.health.isDown.length >= DOWN_AT_MOST) return false;
    return fault.kind === 'arm' ? !this.isArmed : this.supervisor.get(fault.process).isReady;
  }

  private cause(fault: Fault): void {
    if (fault.kind === 'arm') this.armed = this.arm(fault);
    else if (fault.kind === 'stop') this.stop(fault.process, fault.forMs);
    else this.kill(fault.process, fault.downMs);
  }

  private kill(process: ProcessName, downMs: number): void {
    this.counts.kills[kindOf(process)]++;
    this.supervisor.get(process).kill(downMs);
  }

  private stop(process: ProcessName, forMs: number): void {
    this.counts.stops[kindOf(process)]++;
    void this.supervisor.get(process).stop(forMs);
  }

  private async arm(fault: Arming): Promise<void> {
    this.isArmed = true;
    this.failpoint.arm(fault.point);
    if (fault.circumstance) void this.bringAbout(fault.circumstance);
    if (await this.failpoint.fired(PATIENCE_MS)) this.counts.crashed(fault.point);
    else this.missed.push(fault);
    this.isArmed = false;
  }

  private async bringAbout(circumstance: Circumstance): Promise<void> {
    for (const process of PROCESSES_BY_KIND['product-service']) this.stop(process, PRODUCTS_AWAY_MS);
    if (circumstance === 'products-away') return;
    await sleep(ORDERS_KILLED_AFTER_MS);
    for (const process of PROCESSES_BY_KIND['order-service']) this.kill(process, RESTART_MS);
  }

  private async tryMissedAgain(): Promise<void> {
    for (let round = 0; round < FURTHER_ROUNDS && this.missed.length > 0; round++) {
      for (const fault of this.missed.splice(0)) {
        await this.supervisor.heal();
        await this.arm(fault);
      }
    }
  }
}
