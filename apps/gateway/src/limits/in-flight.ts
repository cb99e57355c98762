import type { ServerResponse } from 'node:http';
import { DomainError } from '@emporium/http';

/** One client has more requests under way than it may. */
export class TooManyAtOnceError extends DomainError {
  readonly status = 429;
  readonly code = 'TOO_MANY_AT_ONCE';
  override readonly headers = { 'Retry-After': '1' };

  constructor() {
    super('Too many requests of yours are under way; wait for their answers.');
  }
}

/** Requests under way, by client, from their beginning until their client has the answer or left. */
export class InFlight {
  private readonly counts = new Map<string, number>();

  /** @param most of one client */
  constructor(private readonly most: number) {}

  /** Counts a request until its response closes, which it may have done already. @throws TooManyAtOnceError */
  enter(client: string, response: Pick<ServerResponse, 'closed' | 'once'>): void {
    if (response.closed) return;
    const count = this.counts.get(client) ?? 0;
    if (count >= this.most) throw new TooManyAtOnceError();
    this.counts.set(client, count + 1);
    response.once('close', () => this.leave(client));
  }

  private leave(client: string): void {
    const count = this.counts.get(client) ?? 0;
    if (count > 1) this.counts.set(client, count - 1);
    else this.counts.delete(client);
  }
}
