/** What a process does. */
export enum Role {
  Request,
  Reconciler,
  Canceller,
  Admin,
  /** A call under way that nobody waits for any more. */
  Late,
}
