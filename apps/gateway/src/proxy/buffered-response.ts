import type { IncomingHttpHeaders } from 'node:http';
import type { ApiResponse } from '../http/api-response';
import type { ResponseReceiver } from './response-receiver';
import { clientHeaders } from './response-headers';

/** Collects a response that others may get, too. */
export class BufferedResponse implements ResponseReceiver {
  readonly whole: Promise<ApiResponse>;
  private resolve!: (answer: ApiResponse) => void;
  private reject!: (error: Error) => void;
  private status = 0;
  private headers: ApiResponse['headers'] = {};
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
