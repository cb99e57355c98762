import { setTimeout as sleep } from 'node:timers/promises';
import type { Visitor } from '../suite/visitor';
import type { Abuse } from './abuse';

/** Between two strikes of one abuser, so that the machine is not busy with the abusers themselves. */
const PAUSE_MS = 50;

/** Abuse that goes on until it is stopped, and how it was answered: the gateway's status, or `closed`. */
export class Abusing {
  readonly statuses = new Map<number | 'closed', number>();
  private isGoingOn = true;
  private readonly everybody: Promise<unknown>;

  constructor(
    readonly abuse: Abuse,
    abusers: readonly Visitor[],
  ) {
    this.everybody = Promise.all(abusers.map((abuser) => this.goOn(abuser)));
  }

  async stop(): Promise<void> {
    this.isGoingOn = false;
    await this.everybody;
  }

  private async goOn(abuser: Visitor): Promise<void> {
    while (this.isGoingOn) {
      // A connection that is closed on an abuser is a fair answer.
      const statuses = await this.abuse.strike(abuser).catch(() => ['closed' as const]);
      for (const status of statuses) this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
      await sleep(PAUSE_MS);
    }
  }
}
