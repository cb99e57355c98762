import type { Credentials } from '@emporium/harness';

/** Somebody who is logged in. */
export interface Customer {
  readonly token: string;
  /** What this customer orders; there is plenty of it. */
  readonly productId: string;
  /** Of an account that only logs in: each login ends an account's oldest session once there are too many. */
  readonly visitor: Credentials;
}
