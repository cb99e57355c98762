import { log } from '@emporium/harness';
import { type Checkout, outcomeOf } from '../history/checkout';
import type { History } from '../history/history';
import type { ChaosCounts } from '../faults/chaos-counts';
import type { Supervisor } from '../faults/supervisor';

const EVERY_MS = 5_000;

/** Says every few seconds how far a run is. */
export class Progress {
  private readonly timer = setInterval(() => log(this.line()), EVERY_MS);

  constructor(
    private readonly history: History,
    private readonly counts: ChaosCounts,
    private readonly supervisor: Supervisor,
  ) {}

  stop(): void {
    clearInterval(this.timer);
  }

  private line(): string {
    const { checkouts, cancellations } = this.history;
    const { killTotal, stopTotal, crashTotal } = this.counts;
    const waiting = checkouts.filter(isWaiting).length;
    const down = this.supervisor.health.isDown.join(', ') || 'nothing';
    return (
      `${checkouts.length} checkouts (${waiting} not known yet), ${cancellations.length} cancellations; ` +
      `${killTotal} kills, ${stopTotal} stops, ${crashTotal} deaths at failpoints; down: ${down}`
    );
  }
}

const isWaiting = (checkout: Checkout) =>
  checkout.key !== undefined && checkout.unknownSince !== undefined && !outcomeOf(checkout);
