import { Injectable } from '@nestjs/common';
import type { Reservation } from '@emporium/contracts';
import { Metrics } from '@emporium/service';
import { Counter } from 'prom-client';

export type ReservationCall = 'reserve' | 'release' | 'return';

/** The expected outcomes of each call; their series exist from the start. */
const EXPECTED: readonly (readonly [ReservationCall, string])[] = [
  ['reserve', 'confirmed'],
  ['reserve', 'out_of_stock'],
  ['reserve', 'product_not_found'],
  ['reserve', 'price_changed'],
  ['release', 'released'],
  ['return', 'returned'],
];

/** Counts, for Prometheus, the outcomes of calls about reservations; a repeated call counts again. */
@Injectable()
export class ReservationMetrics {
  private readonly counter: Counter<'call' | 'outcome'>;

  constructor({ registry }: Metrics) {
    this.counter = new Counter({
      name: 'product_reservations_total',
      help: 'Calls about reservations by the outcome they were answered with',
      labelNames: ['call', 'outcome'],
      registers: [registry],
    });
    for (const [call, outcome] of EXPECTED) this.counter.inc({ call, outcome }, 0);
  }

  count(call: ReservationCall, reservation: Reservation): void {
    const { state } = reservation;
    const outcome = state === 'REJECTED' ? reservation.rejection.code : state;
    this.counter.inc({ call, outcome: outcome.toLowerCase() });
  }
}
