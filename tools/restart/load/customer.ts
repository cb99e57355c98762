/** Somebody who is logged in. */
export interface Customer {
  readonly credentials: { readonly email: string; readonly password: string };
  readonly authorization: string;
  /** What this customer orders; there is plenty of it. */
  readonly productId: string;
}
