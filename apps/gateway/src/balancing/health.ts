import { Logger } from '@nestjs/common';
import { Ejection } from './ejection';
import { WarmUp } from './warm-up';

/** Refused: it says itself that it is not ready. Failed: no or a wrong response, which may be bad luck once. */
export type Unready = 'refused' | 'failed';
const FAILED_IN_ROW = 2;

/** What is known of an instance from its health checks and from the calls it got. */
export class Health {
  private readonly logger = new Logger('Balancer');
  private readonly ejection = new Ejection();
  private readonly warmUp = new WarmUp(Date.now());
  private isReady = true;
  private isReachable = true;
  private failedInRow = 0;

  /** @param name for the log */
  constructor(private readonly name: string) {}

  /** Whether the last that was heard of it is good. */
  get isUp(): boolean {
    return this.isReady && this.isReachable;
  }

  takesRequests(now: number): boolean {
    return this.isReady && this.ejection.isOver(now);
  }

  /** Of the requests it would get when warm; 0.1 to 1. */
  share(now: number): number {
    return this.warmUp.share(now);
  }

  /** It begins anew, and gets its full share only after a while. */
  warm(from = Date.now()): void {
    this.warmUp.restart(from);
  }

  reached(callStartedAt: number): void {
    if (this.ejection.succeeded(callStartedAt) && !this.isReachable) this.returned();
  }

  notReached(callStartedAt: number, error: unknown): void {
    const now = Date.now();
    const pauseMs = this.ejection.failed(callStartedAt, now);
    if (pauseMs === 0) return;
    this.warm(now + pauseMs);
    if (this.isReachable) this.logger.warn(`${this.name} is ejected: ${(error as Error).message}`);
    this.isReachable = false;
  }

  checkedReady(): void {
    this.failedInRow = 0;
    if (this.isUp) return;
    this.isReady = true;
    this.ejection.end();
    this.returned();
  }

  checkedUnready(how: Unready): void {
    this.failedInRow = how === 'failed' ? this.failedInRow + 1 : 0;
    if (!this.isReady || (how === 'failed' && this.failedInRow < FAILED_IN_ROW)) return;
    this.isReady = false;
    this.logger.warn(`${this.name} is not ready: health check ${how}`);
  }

  private returned(): void {
    this.isReachable = true;
    this.warm();
    this.logger.log(`${this.name} is back`);
  }
}
