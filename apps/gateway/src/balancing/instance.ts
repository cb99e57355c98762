import { Logger } from '@nestjs/common';
import type { Pool } from 'undici';
import { Breaker } from './breaker';
import { Call } from './call';
import { Health } from './health';
import type { Outcome } from './outcome';
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
  /** Called with the time that the head of an answer took. */
  onAnswer: (ms: number) => void = () => undefined;
  /** Called when an answer makes it doubtful that the instance is still ready. */
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
