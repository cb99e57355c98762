import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;
/** How long clients have to take their last answers from the wire. */
const LINGER_MS = 500;

/** The answers a server still owes, so that it can close without breaking one off. */
export class OwedAnswers {
  private readonly owed = new Set<ServerResponse>();
  private areLast = false;

  constructor(private readonly server: Server) {
    server.prependListener('request', (_request, response: ServerResponse) => {
      this.owed.add(response);
      response.once('close', () => this.owed.delete(response));
      if (this.areLast) response.shouldKeepAlive = false;
    });
  }

  /** From now on every answer says `Connection: close`: no client sends anything more on a connection that ends. */
  endConnections(): void {
    this.areLast = true;
    for (const response of this.owed) response.shouldKeepAlive = false;
  }

  /** Accepts no more connections and closes those that are idle; done when every request has its answer. */
  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    while (this.owed.size > 0) await sleep(POLL_MS);
    this.server.closeIdleConnections();
    await Promise.race([closed, sleep(LINGER_MS)]);
    // What is left never sent a request, or began its answer before the end was known.
    this.server.closeAllConnections();
  }
}
