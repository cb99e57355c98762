import { mayFollow, nextStep, type Step, verdictOn } from '@emporium/order-data';
import { Call } from '../processes/call';
import * as changing from './orders.scripts';
import * as claiming from './cart-claims.scripts';
import * as placing from './placing.scripts';
import { reservationAfter } from './reservation-table';

/** The rules that decide, and the steps that take effect; the checks replace one at a time with a wrong one. */
export interface Protocol {
  readonly nextStep: typeof nextStep;
  readonly verdictOn: typeof verdictOn;
  readonly mayFollow: typeof mayFollow;
  readonly reservationAfter: typeof reservationAfter;
  /** The call that each step makes. */
  readonly callFor: Readonly<Record<Step, Call>>;
  readonly claim: typeof claiming.claim;
  readonly giveClaimBack: typeof claiming.giveClaimBack;
  readonly takeOut: typeof claiming.takeOut;
  readonly begin: typeof placing.begin;
  readonly confirm: typeof placing.confirm;
  readonly undo: typeof placing.undo;
  readonly discard: typeof placing.discard;
  readonly changeStatus: typeof changing.changeStatus;
  readonly requestCancel: typeof changing.requestCancel;
  readonly settle: typeof changing.settle;
}

/** What the services do: order-service's own decisions, and its scripts as they work on a world. */
export const PROTOCOL: Protocol = {
  nextStep,
  verdictOn,
  mayFollow,
  reservationAfter,
  callFor: { claim: Call.Claim, reserve: Call.Reserve, release: Call.Release, undo: Call.Undo },
  begin: placing.begin,
  confirm: placing.confirm,
  undo: placing.undo,
  discard: placing.discard,
  ...changing,
  ...claiming,
};
