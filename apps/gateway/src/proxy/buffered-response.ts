import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../http/api-response';
import type { AnswerReceiver } from './response-receiver';
import { clientHeaders } from './response-headers';

/** Gathers an answer that is kept for others too. */
export class CollectedAnswer implements AnswerReceiver {
  readonly whole: Promise<Answer>;
  private resolve!: (answer: Answer) => void;
  private reject!: (error: Error) => void;
  private status = 0;
  private headers: Answer['headers'] = {};
  private readonly chunks: Buffer[] = [];

  constructor() {
    this.whole = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  head(status: number, headers: IncomingHttpHeaders): void {
    this.status = status;
    this.headers = clientHeaders(headers);
  }

  data(chunk: Buffer): void {
    this.chunks.push(chunk);
  }

  end(): void {
    this.resolve({ status: this.status, headers: this.headers, body: Buffer.concat(this.chunks) });
  }

  fail(error: Error): void {
    this.reject(error);
  }
}
