import type { ProcessIndex } from '../world/indices';
import type { OrderState } from '../world/order-state';
import type { World } from '../world/world';
import { Call, isRead } from './call';

/** Lets a process be about to make a call, with what it knows of the order. */
export function callNext(world: World, process: ProcessIndex, call: Call, seen = world.seen[process]): void {
  world.calls[process] = call;
  world.seen[process] = needsSeen(call) ? seen : 0;
  world.wanted[process] = 0;
}

/** Calls after which it does not matter any more what the process knew of the order. */
const FORGETFUL: readonly Call[] = [Call.TakeOut, Call.Settle, Call.GiveClaimBack, Call.GiveRefusedClaimBack];

/** Whether what a process knows of the order still matters to a call or to what follows it. */
const needsSeen = (call: Call): boolean =>
  !FORGETFUL.includes(call) && !(isRead(call) && call !== Call.FindDecided);

/** As {@link callNext} for a change to a status. */
export function changeNext(
  world: World,
  process: ProcessIndex,
  call: Call,
  seen: number,
  wanted: OrderState,
): void {
  callNext(world, process, call, seen);
  world.wanted[process] = wanted;
}

/** Ends what a process does; what it knew is lost. */
export function rest(world: World, process: ProcessIndex): void {
  world.calls[process] = Call.None;
  world.seen[process] = 0;
  world.wanted[process] = 0;
  world.targets[process] = 0;
}
