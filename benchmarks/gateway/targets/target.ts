/** A server whose speed is measured. */
export interface Target {
  readonly name: string;
  readonly port: number;
  /** With the processes that it starts, what it costs. */
  readonly pid: number | undefined;
  /** What its X-Cache must say; absent when it has no cache to speak of. */
  readonly cache?: 'HIT' | 'BYPASS';
}
