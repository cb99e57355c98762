import { CircuitState, SamplingBreaker } from 'cockatiel';

/** Opens when more than half of the calls of the last ten seconds failed, and there were at least ten. */
const SAMPLING = { threshold: 0.5, duration: 10_000, minimumRps: 1 };
/** From opening to the trial. */
export const PAUSE_MS = 2_000;

/** Stops calls that would only fail; after a pause lets single ones try. Why not cockatiel's own policy: ADR 7. */
export class Breaker {
  private readonly samples = new SamplingBreaker(SAMPLING);
  private current = CircuitState.Closed;
  private nextTrialAt = 0;

  /** @param changed called when the circuit opens, and when it closes again */
  constructor(private readonly changed: (isOpen: boolean) => void) {}

  get state(): CircuitState {
    return this.current;
  }

  admits(now: number): boolean {
    if (this.current === CircuitState.Closed) return true;
    return this.current === CircuitState.Open && now >= this.nextTrialAt;
  }

  /** 0 while a trial is under way. */
  msUntilTrial(now: number): number {
    return Math.max(0, this.nextTrialAt - now);
  }

  /** Begins a call that was admitted. @returns whether it is the trial, whose outcome alone closes the circuit or not */
  begin(): boolean {
    if (this.current === CircuitState.Closed) return false;
    this.current = CircuitState.HalfOpen;
    return true;
  }

  succeeded(isTrial: boolean): void {
    if (this.current === CircuitState.Closed || isTrial) this.samples.success(this.current);
    if (!isTrial) return;
    this.current = CircuitState.Closed;
    this.changed(false);
  }

  failed(isTrial: boolean): void {
    if (isTrial) this.open(PAUSE_MS);
    else if (this.current === CircuitState.Closed && this.samples.failure(this.current)) {
      this.open(PAUSE_MS);
      this.changed(true);
    }
  }

  /** A trial without an outcome: the next call is a trial again. */
  abandoned(isTrial: boolean): void {
    if (isTrial) this.open(0);
  }

  private open(pauseMs: number): void {
    this.current = CircuitState.Open;
    this.nextTrialAt = Date.now() + pauseMs;
  }
}
