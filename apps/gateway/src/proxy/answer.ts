import type { Readable } from 'node:stream';

/** An answer on its way to the client. */
export interface Answer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** As the service sends it, or kept bytes; undefined for none. */
  readonly body: Readable | Buffer | undefined;
}
