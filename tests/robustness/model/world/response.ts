/** What a client was told about its request to order, or that it will never be told. */
export enum Answer {
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

/** What somebody was told who cancels an order. */
export enum CancelAnswer {
  None,
  /** 503: the order is being cancelled and will be. */
  Promised,
  /** 200. */
  Cancelled,
}
