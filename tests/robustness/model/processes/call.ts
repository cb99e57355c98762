/** The call to a store or a service that a process is about to make; each takes effect as a whole or not at all. */
export enum Call {
  None,
  // A request for an order.
  ReadKey,
  Begin,
  GiveUp,
  FindGivenUp,
  // Deciding an order.
  Claim,
  Reserve,
  Release,
  GiveBack,
  Undo,
  Confirm,
  Refuse,
  Discard,
  GiveClaimBack,
  GiveRefusedClaimBack,
  FindDecided,
  // Once it is placed.
  TakeOut,
  Settle,
  // Reconciling.
  ReadDue,
  // Cancelling.
  FindToCancel,
  RequestCancel,
  Return,
  SetCancelled,
  // An administrator's move.
  SetStatus,
}

/** Whether the call reaches product-service over HTTP, where it may also arrive twice. */
export const isRemote = (call: Call): boolean =>
  call === Call.Reserve || call === Call.Release || call === Call.GiveBack || call === Call.Return;

/** Whether the call only reads, so that it cannot take effect late. */
export const isRead = (call: Call): boolean =>
  call === Call.ReadKey ||
  call === Call.FindDecided ||
  call === Call.FindGivenUp ||
  call === Call.ReadDue ||
  call === Call.FindToCancel;
