import type { IncomingHttpHeaders } from 'node:http';
import type { Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import type { ResponseReceiver, Flow } from './response-receiver';
import { isWorthCompressing, compressedHeaders } from '../http/compression';
import { clientHeaders } from './response-headers';
import { wireHeaders } from '../http/send-response';

/** Passes a response on to the client as it comes, no faster than the client reads. */
export class StreamedResponse implements ResponseReceiver {
  /** Resolves when the response is on its way; rejects when it failed before anything of it was sent. */
  readonly begun: Promise<void>;
  private resolve!: () => void;
  private reject!: (error: Error) => void;
  private status = 0;
  private headers: IncomingHttpHeaders = {};
  private flow?: Flow;
  /** Where the body goes once the head is sent. */
  private sink?: Writable;
  /** The body, when it came in one piece. */
  private whole?: Buffer;

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

  /** Sends nothing before the body begins: until then the response can still become a problem. */
  head(status: number, headers: IncomingHttpHeaders, flow: Flow): void {
    this.status = status;
    this.headers = headers;
    this.flow = flow;
  }

  data(chunk: Buffer): void {
    if (Number(this.headers['content-length']) === chunk.length) {
      this.whole = chunk;
      return;
    }
    const sink = this.begin();
    if (sink.write(chunk)) return;
    this.flow?.pause();
    sink.once('drain', () => this.flow?.resume());
  }

  end(): void {
    const sink = this.begin();
    // As a string of bytes, which Node writes together with the head: a Buffer would be a second piece.
    if (this.whole && sink === this.reply.raw) sink.end(this.whole.toString('latin1'), 'latin1');
    else sink.end(this.whole);
  }

  fail(error: Error): void {
    if (this.sink) return void this.reply.raw.destroy();
    this.onOutcome?.();
    this.reject(error);
  }

  private begin(): Writable {
    return (this.sink ??= this.sendHead());
  }

  private sendHead(): Writable {
    const { reply, status } = this;
    const headers = clientHeaders(this.headers);
    const isCompressed = isWorthCompressing(reply.request, status, headers);
    this.onOutcome?.();
    reply.hijack();
    reply.raw.writeHead(status, wireHeaders(reply, isCompressed ? compressedHeaders(headers) : headers));
    this.resolve();
    if (!isCompressed) return reply.raw;
    const gzip = createGzip();
    gzip.pipe(reply.raw);
    return gzip;
  }
}
