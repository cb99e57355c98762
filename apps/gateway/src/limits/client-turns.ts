import type { ServerResponse } from 'node:http';
import { ClientGoneError } from '../proxy/proxy.errors';

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
  async take(name: string, response: Pick<ServerResponse, 'once'>): Promise<void> {
    const line = this.lines.get(name) ?? { underWay: 0, waiting: new Set() };
    this.lines.set(name, line);
    if (line.underWay < this.atOnce) line.underWay++;
    else await waitIn(line, response);
    response.once('close', () => this.pass(name, line));
  }

  private pass(name: string, line: Line): void {
    const [next] = line.waiting;
    if (next) next();
    else if (--line.underWay === 0) this.lines.delete(name);
  }
}

function waitIn({ waiting }: Line, response: Pick<ServerResponse, 'once'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const begin = () => {
      waiting.delete(begin);
      resolve();
    };
    waiting.add(begin);
    response.once('close', () => {
      if (waiting.delete(begin)) reject(new ClientGoneError());
    });
  });
}
