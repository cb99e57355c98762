import type { Protocol } from '../protocol/protocol';
import { OrderResponse } from '../world/response';
import type { OrderIndex } from '../world/indices';
import { Known, knownOf, type KeyRecord, NO_RECORD, orderOf } from '../world/key-record';
import { OrderState } from '../world/order-state';
import type { World } from '../world/world';
import { Call } from './call';
import { callNext, rest } from './next-call';
import { decide, Decision, sagaOn, followUp } from './checkout.saga';

/** `CheckoutService.placeOrder`: what a request does about the answer to the call it made. */
export function requestOn(world: World, protocol: Protocol, request: OrderIndex, answer: number): void {
  switch (world.calls[request]) {
    case Call.ReadKey:
      if (answer !== NO_RECORD) return replay(world, request, answer);
      return callNext(world, request, Call.Begin);
    case Call.Begin:
      if (answer !== NO_RECORD) return replay(world, request, answer);
      return decide(world, protocol, request, OrderState.Undecided);
    case Call.GiveUp:
      if (answer) return respond(world, request, OrderResponse.Undone);
      return callNext(world, request, Call.FindGivenUp);
    case Call.TakeOut:
      return callNext(world, request, Call.Settle);
    case Call.Settle:
      return respond(world, request, OrderResponse.Placed);
    default:
      return onDecision(world, request, sagaOn(world, protocol, request, answer));
  }
}

function onDecision(world: World, request: OrderIndex, decision: Decision): void {
  switch (decision) {
    case Decision.Open:
      return;
    case Decision.Placed:
      if (world.settled[request]) return respond(world, request, OrderResponse.Placed);
      return followUp(world, request);
    case Decision.Refused:
      return respond(world, request, OrderResponse.Refused);
    case Decision.Undone:
      return respond(world, request, hasKey(world, request) ? OrderResponse.NoClaim : OrderResponse.Undone);
    case Decision.Failed:
      return respond(world, request, OrderResponse.NoClaim);
  }
}

/** What a request does when the call it made fails: it tries to decide again if it is at that, else it answers. */
export function requestFailed(world: World, protocol: Protocol, request: OrderIndex): void {
  switch (world.calls[request]) {
    case Call.ReadKey:
    case Call.Begin:
    case Call.GiveUp:
    case Call.FindGivenUp:
      return respond(world, request, OrderResponse.NoClaim);
    case Call.GiveClaimBack:
      return onDecision(world, request, Decision.Undone);
    case Call.GiveRefusedClaimBack:
      return onDecision(world, request, Decision.Refused);
    case Call.TakeOut:
    case Call.Settle:
      return respond(world, request, OrderResponse.Placed);
    default:
      return decide(world, protocol, request, OrderState.Undecided);
  }
}

/**
 * Whether a request may find its time used up instead of making the call it is about to make. Its time is what its
 * caller left of the budget, so that may be before the order's deadline.
 */
export function mayGiveUp(world: World, request: OrderIndex): boolean {
  const call = world.calls[request];
  const isTry = call === Call.Claim || call === Call.Reserve || call === Call.Release || call === Call.Undo;
  return isTry && world.seen[request] === Number(OrderState.Undecided);
}

/** `CheckoutService.giveUp`: reconcilers go on with an order with a key, one without is undone. */
export function giveUp(world: World, request: OrderIndex): void {
  if (hasKey(world, request)) respond(world, request, OrderResponse.NoClaim);
  else callNext(world, request, Call.GiveUp);
}

/** Ends a request with a response to its client. */
export function respond(world: World, request: OrderIndex, response: OrderResponse, order = request): void {
  world.responses[request] = response;
  world.respondedWith[request] = response === OrderResponse.NoClaim ? 0 : order;
  rest(world, request);
}

function replay(world: World, request: OrderIndex, record: KeyRecord): void {
  switch (knownOf(record)) {
    case Known.InProgress:
      return respond(world, request, OrderResponse.NoClaim);
    case Known.Placed:
      return respond(world, request, OrderResponse.Placed, orderOf(record));
    case Known.Refused:
      return respond(world, request, OrderResponse.Refused, orderOf(record));
  }
}

const hasKey = ({ plans }: World, request: OrderIndex) => plans[request].key !== undefined;
