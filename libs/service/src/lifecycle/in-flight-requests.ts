import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;
/** How long clients have to read their last responses off the wire. */
const LINGER_MS = 500;

/** Knows the requests that a server has not answered yet, so that it can close without cutting a response off. */
export class InFlightRequests {
  /**
   * Slots that are reused: a `Set` that grows and shrinks all the time leaves tables behind that hold its old items.
   */
  private readonly responses: (ServerResponse | undefined)[] = [];
  private readonly freeSlots: number[] = [];
  private areLast = false;

  constructor(private readonly server: Server) {
    server.prependListener('request', (_request, response: ServerResponse) => {
      const slot = this.freeSlots.pop() ?? this.responses.length;
      this.responses[slot] = response;
      response.once('close', () => {
        this.responses[slot] = undefined;
        this.freeSlots.push(slot);
      });
      if (this.areLast) response.shouldKeepAlive = false;
    });
  }

  /** From now on every response says `Connection: close`, so that no client sends more on a connection about to end. */
  endConnections(): void {
    this.areLast = true;
    for (const response of this.responses) if (response) response.shouldKeepAlive = false;
  }

  /** Accepts no more connections and closes those that are idle; resolves when every request has been answered. */
  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    while (this.freeSlots.length < this.responses.length) await sleep(POLL_MS);
    this.server.closeIdleConnections();
    await Promise.race([closed, sleep(LINGER_MS)]);
    // Those left never sent a request, or their response began before endConnections().
    this.server.closeAllConnections();
  }
}
