/** A whole response of a service. */
export interface ApiResponse {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Absent where the status allows none. */
  readonly body: Buffer | undefined;
}
