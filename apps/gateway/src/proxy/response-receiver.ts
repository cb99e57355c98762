import type { IncomingHttpHeaders } from 'node:http';

/** Holds a response back while its receiver cannot take more. */
export interface Flow {
  pause(): void;
  resume(): void;
}

/** Takes one response as it comes: its head, its body in pieces, then its end; or, at any time, a failure. */
export interface ResponseReceiver {
  head(status: number, headers: IncomingHttpHeaders, flow: Flow): void;
  data(chunk: Buffer): void;
  end(): void;
  /** Nothing follows. */
  fail(error: Error): void;
}
