import type { IncomingHttpHeaders } from 'node:http';

/** Holds an answer back while its receiver cannot take more. */
export interface Flow {
  pause(): void;
  resume(): void;
}

/** Hears one answer as it comes: its head, its body in pieces, then its end; or, at any time, that it failed. */
export interface ResponseReceiver {
  head(status: number, headers: IncomingHttpHeaders, flow: Flow): void;
  data(chunk: Buffer): void;
  end(): void;
  /** Nothing follows. */
  fail(error: Error): void;
}
