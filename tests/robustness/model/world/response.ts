/** How a request to order was answered, or that it never will be. */
export enum OrderResponse {
  None,
  /** 201, at first or as a replay. */
  Placed,
  /** 409 with the reason, at first or as a replay. */
  Refused,
  /** 503 to a request without a key: the order was undone. */
  Undone,
  /** 503 to ask again, 409 in progress, an error, or a dead connection: nothing that could turn out false. */
  NoClaim,
}

/** How a request to cancel was answered. */
export enum CancelResponse {
  None,
  /** 503: the order is being cancelled and will be. */
  Promised,
  /** 200. */
  Cancelled,
}
