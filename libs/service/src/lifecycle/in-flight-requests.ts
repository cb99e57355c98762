import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;
/** How long clients have to take their last answers from the wire. */
const LINGER_MS = 500;

/** The answers a server still owes, so that it can close without breaking one off. */
export class OwedAnswers {
  /** In slots that are used again. The tables that a busy `Set` outgrows hold on to each other, and to what was in them. */
  private readonly owed: (ServerResponse | undefined)[] = [];
  private readonly freeSlots: number[] = [];
  private areLast = false;

  constructor(private readonly server: Server) {
    server.prependListener('request', (_request, response: ServerResponse) => {
      const slot = this.freeSlots.pop() ?? this.owed.length;
      this.owed[slot] = response;
      response.once('close', () => {
        this.owed[slot] = undefined;
        this.freeSlots.push(slot);
      });
      if (this.areLast) response.shouldKeepAlive = false;
    });
  }

  /** From now on every answer says `Connection: close`: no client sends anything more on a connection that ends. */
  endConnections(): void {
    this.areLast = true;
    for (const response of this.owed) if (response) response.shouldKeepAlive = false;
  }

  /** Accepts no more connections and closes those that are idle; done when every request has its answer. */
  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    while (this.freeSlots.length < this.owed.length) await sleep(POLL_MS);
    this.server.closeIdleConnections();
    await Promise.race([closed, sleep(LINGER_MS)]);
    // What is left never sent a request, or began its answer before the end was known.
    this.server.closeAllConnections();
  }
}
