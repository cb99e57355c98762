import { Connection } from './connection';
import type { LoadOrder, LoadResult } from './order';
import { Tally } from './tally';

/**
 * Requests are due at a fixed rate, as from many people who do not wait for each other. Latency counts from the moment
 * a request is due, not from when a connection was free for it, so a stall of the target shows in full.
 */
export function openLoop(order: LoadOrder & { rate: number }, onStart: () => void): Promise<LoadResult> {
  return new Promise((resolve, reject) => new OpenLoop(order, { onStart, resolve, reject }).run());
}

interface Listeners {
  readonly onStart: () => void;
  readonly resolve: (result: LoadResult) => void;
  readonly reject: (error: Error) => void;
}

class OpenLoop {
  private readonly tally: Tally;
  private readonly request: Buffer;
  private readonly connections: Connection[];
  /** Each starts a request that was due at the moment given. */
  private readonly idle: ((dueAt: number) => void)[] = [];
  /** When each request was due that found no connection free, and how many of these have been sent by now. */
  private readonly waiting: number[] = [];
  private taken = 0;
  private hasFailed = false;

  constructor(
    private readonly order: LoadOrder & { rate: number },
    private readonly listeners: Listeners,
  ) {
    this.tally = new Tally(order.expects);
    this.request = Buffer.from(order.request);
    this.connections = Array.from({ length: order.connections }, () => this.connect());
  }

  run(): void {
    const begin = performance.now();
    const measureAt = begin + this.order.warmUpMs;
    const end = measureAt + this.order.durationMs;
    let dueAt = begin;
    let isWarm = false;
    const tick = () => {
      if (this.hasFailed) return;
      const now = performance.now();
      if (!isWarm && now >= measureAt) {
        isWarm = true;
        this.listeners.onStart();
        this.tally.restart();
      }
      for (; dueAt <= Math.min(now, end); dueAt += 1000 / this.order.rate) this.start(dueAt);
      // A timer adds a millisecond or so to the latency; a busy loop would take a core from the target.
      if (now < end || this.idle.length < this.connections.length) setTimeout(tick, 1);
      else this.finish();
    };
    tick();
  }

  private connect(): Connection {
    let dueAt = 0;
    const send = (nextDueAt: number) => {
      dueAt = nextDueAt;
      connection.send(this.request);
    };
    const connection = new Connection(
      this.order.port,
      (response) => {
        this.tally.count(response, performance.now() - dueAt);
        const next = this.waiting[this.taken];
        if (next === undefined) return void this.idle.push(send);
        this.taken++;
        send(next);
      },
      (error) => this.fail(error),
    );
    this.idle.push(send);
    return connection;
  }

  private start(dueAt: number): void {
    const send = this.idle.pop();
    if (send) send(dueAt);
    else this.waiting.push(dueAt);
  }

  private fail(error: Error): void {
    this.hasFailed = true;
    this.listeners.reject(error);
    this.connections.forEach((connection) => connection.close());
  }

  private finish(): void {
    this.listeners.resolve(this.tally.result());
    this.connections.forEach((connection) => connection.close());
  }
}
