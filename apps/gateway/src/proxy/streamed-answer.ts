import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { AnswerReceiver, Flow } from './answer-receiver';
import { clientHeaders } from './response-headers';
import { wireHeaders } from './wire-headers';

/** Passes an answer on to the client as it comes, no faster than the client reads. */
export class StreamedAnswer implements AnswerReceiver {
  /** Resolves when the answer is on its way; rejects when it failed before anything of it was sent. */
  readonly begun: Promise<void>;
  private resolve!: () => void;
  private reject!: (error: Error) => void;
  private status = 0;
  private headers: IncomingHttpHeaders = {};
  private flow?: Flow;
  private hasBegun = false;

  /** @param onOutcome called before the client learns anything of what came of its request */
  constructor(
    private readonly reply: FastifyReply,
    private readonly onOutcome?: () => void,
  ) {
    this.begun = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  /** Waits for the first of the body: until then the answer can still become a problem. */
  head(status: number, headers: IncomingHttpHeaders, flow: Flow): void {
    this.status = status;
    this.headers = headers;
    this.flow = flow;
  }

  data(chunk: Buffer): void {
    this.begin();
    const { raw } = this.reply;
    if (raw.write(chunk)) return;
    this.flow?.pause();
    raw.once('drain', () => this.flow?.resume());
  }

  end(): void {
    this.begin();
    this.reply.raw.end();
  }

  fail(error: Error): void {
    if (this.hasBegun) return void this.reply.raw.destroy();
    this.onOutcome?.();
    this.reject(error);
  }

  private begin(): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    this.onOutcome?.();
    this.reply.hijack();
    this.reply.raw.writeHead(this.status, wireHeaders(this.reply, clientHeaders(this.headers)));
    this.resolve();
  }
}
