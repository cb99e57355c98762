import type { IncomingHttpHeaders } from 'node:http';
import { Logger } from '@nestjs/common';
import type { Pool } from 'undici';
import { Breaker } from './breaker';
import { Health } from './health';
import { type Outcome, outcomeOfError, outcomeOfResponse } from './outcome';
import type { RouteClass } from './route-class';
import { openPool } from './upstream-pool';

/** One process of a service: its connections, the requests it has, and whether it should get more. */
export class Instance {
  readonly dispatcher: Pool;
  readonly health: Health;
  readonly breakers: Readonly<Record<RouteClass, Breaker>> = {
    read: new Breaker((isOpen) => this.circuitChanged('reads', isOpen)),
    write: new Breaker((isOpen) => this.circuitChanged('writes', isOpen)),
  };
  /** Calls so far. */
  readonly outcomes: Record<Outcome, number> = {
    answered: 0,
    unavailable: 0,
    unreachable: 0,
    unanswered: 0,
    abandoned: 0,
  };
  /** Called with the time until the head of a response, in ms. */
  onAnswer: (ms: number) => void = () => undefined;
  /** Called when a response suggests that the instance may not be ready any more. */
  onDoubt: () => void = () => undefined;
  private readonly logger = new Logger('Balancer');
  private inFlight = 0;
  private isLeaving = false;

  /** @param origin `http://host:port` */
  constructor(
    private readonly service: string,
    readonly origin: string,
  ) {
    this.dispatcher = openPool(origin);
    this.health = new Health(`${service} ${origin}`);
  }

  get outstanding(): number {
    return this.inFlight;
  }

  isEligible(routeClass: RouteClass, now: number): boolean {
    return this.health.takesRequests(now) && this.breakers[routeClass].admits(now);
  }

  begin(routeClass: RouteClass, now: number): Call {
    this.inFlight++;
    return new Call(this, routeClass, now, this.breakers[routeClass].begin());
  }

  concluded({ routeClass, startedAt, isTrial }: Call, outcome: Outcome, error?: unknown): void {
    this.outcomes[outcome]++;
    const breaker = this.breakers[routeClass];
    if (outcome === 'answered') breaker.succeeded(isTrial);
    else if (outcome === 'abandoned') breaker.abandoned(isTrial);
    else breaker.failed(isTrial);
    if (outcome === 'answered' || outcome === 'unavailable') {
      this.onAnswer(Date.now() - startedAt);
      this.health.reached(startedAt);
    } else if (outcome === 'unreachable') this.health.notReached(startedAt, error);
  }

  ended(): void {
    this.inFlight--;
    if (this.isLeaving) this.closeWhenIdle();
  }

  /** Closes its connections as soon as the requests it has are over. */
  leave(): void {
    this.isLeaving = true;
    this.closeWhenIdle();
  }

  /** Breaks its connections off. */
  async destroy(): Promise<void> {
    await this.dispatcher.destroy();
  }

  private closeWhenIdle(): void {
    if (this.inFlight === 0 && !this.dispatcher.closed) void this.dispatcher.close();
  }

  private circuitChanged(calls: string, isOpen: boolean): void {
    if (!isOpen) this.health.warm();
    this.logger.warn(`${this.service} ${this.origin}: circuit ${isOpen ? 'open' : 'closed'} for ${calls}`);
  }
}

/** One request to an instance, and what it says about it. The first outcome counts; `ended` always comes last. */
export class Call {
  private outcome: Outcome | undefined;

  constructor(
    readonly instance: Instance,
    readonly routeClass: RouteClass,
    readonly startedAt: number,
    /** The one call that a breaker lets through to see whether the instance works again. */
    readonly isTrial: boolean,
  ) {}

  /** The head of a response has come. An instance that closes the connection may be shutting down. */
  answered(status: number, headers: IncomingHttpHeaders = {}): void {
    this.conclude(outcomeOfResponse(status, headers));
    if (headers.connection === 'close') this.instance.onDoubt();
  }

  /** No response: no connection, a reset, a timeout. @param error as undici or the socket gave it */
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
