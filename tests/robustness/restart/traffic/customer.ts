/** Somebody who is logged in. */
export interface Customer {
  readonly authorization: string;
  /** What this customer orders; there is plenty of it. */
  readonly productId: string;
  /** Of an account that only logs in: each login ends an account's oldest session once there are too many. */
  readonly visitor: Credentials;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}
