import type { ServerResponse } from 'node:http';
import { ClientGoneError } from '../http/request.errors';

/** A browser asks for six things at once, and a service works on one after the other anyway. */
const AT_ONCE = 8;

interface Line {
  underWay: number;
  /** Begins a request; the first one has waited longest. */
  readonly waiting: Set<() => void>;
}

/** Lets a service work on a few reads of a client at once. More of them wait, but nobody else waits behind them. */
export class ClientTurns {
  private readonly lines = new Map<string, Line>();

  constructor(private readonly atOnce = AT_ONCE) {}

  /**
   * Waits for a request's turn, which lasts until its response is closed.
   *
   * @param name of the line: a client, and the service it asks
   * @throws ClientGoneError when the client does not wait for it
   */
  async take(name: string, response: Pick<ServerResponse, 'closed' | 'once'>): Promise<void> {
    // A response that has closed emits no further `close`.
    if (response.closed) throw new ClientGoneError();
    const line = this.lines.get(name) ?? { underWay: 0, waiting: new Set() };
    this.lines.set(name, line);
    await new Promise<void>((resolve, reject) => {
      const begin = () => {
        line.waiting.delete(begin);
        line.underWay++;
        resolve();
      };
      response.once('close', () => {
        if (line.waiting.delete(begin)) reject(new ClientGoneError());
        else this.pass(name, line);
      });
      if (line.underWay < this.atOnce) begin();
      else line.waiting.add(begin);
    });
  }

  private pass(name: string, line: Line): void {
    line.underWay--;
    const [next] = line.waiting;
    if (next) next();
    else if (line.underWay === 0) this.lines.delete(name);
  }
}
