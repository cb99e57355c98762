import type { IncomingHttpHeaders } from 'node:http';
import type { Instance } from './instance';
import { type Outcome, outcomeOfError, outcomeOfResponse } from './outcome';
import type { RouteClass } from './route-class';

/**
 * One request to an instance, and what came of it as far as the instance's health goes. The first verdict counts;
 * `ended` comes last, always.
 */
export class Call {
  private outcome: Outcome | undefined;

  constructor(
    readonly instance: Instance,
    readonly routeClass: RouteClass,
    readonly startedAt: number,
    /** The one call that a breaker lets through to see whether the instance works again. */
    readonly isTrial: boolean,
  ) {}

  /**
   * The head of an answer has come, and it alone counts. An instance that shuts down closes its connections.
   */
  answered(status: number, headers: IncomingHttpHeaders = {}): void {
    this.conclude(outcomeOfResponse(status, headers));
    if (headers.connection === 'close') this.instance.onDoubt();
  }

  /** No answer: no connection, reset, late. @param error as undici or the socket gave it */
  failed(error: unknown): void {
    this.conclude(outcomeOfError(error), error);
  }

  /** The client left: nobody's fault. */
  abandoned(): void {
    this.conclude('abandoned');
  }

  /** The exchange is over, the body too. */
  ended(): void {
    this.conclude('abandoned');
    this.instance.ended();
  }

  private conclude(outcome: Outcome, error?: unknown): void {
    if (this.outcome) return;
    this.outcome = outcome;
    this.instance.concluded(this, outcome, error);
  }
}
