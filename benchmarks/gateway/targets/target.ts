/** A server whose speed is measured. */
export interface Target {
  readonly name: string;
  readonly port: number;
  /** Its CPU and memory are measured together with those of the processes it starts. */
  readonly pid: number | undefined;
  /** What its X-Cache must say; absent when it has no cache. */
  readonly cache?: 'HIT' | 'BYPASS';
}
