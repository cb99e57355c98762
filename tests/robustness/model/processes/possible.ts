import type { Protocol } from '../protocol/protocol';
import type { OrderIndex, ProcessIndex } from '../world/indices';
import { OrderState } from '../world/order-state';
import { Limited } from '../world/scenario';
import type { World } from '../world/world';
import { isBusy, isUnanswered, Kind } from './action';
import { nextStatus } from './admin';
import { Call, isRead, isRemote } from './call';
import { isCancellable } from './canceller';
import { freeLate } from './late';
import { mayGiveUp } from './request';
import { Role } from './role';

/** Whether something of a kind can happen now to a process and an order. */
export function isPossible(
  world: World,
  protocol: Protocol,
  kind: Kind,
  process: ProcessIndex,
  order: OrderIndex,
): boolean {
  const role = world.roles[process];
  const call = world.calls[process];
  switch (kind) {
    case Kind.Step:
      return call !== Call.None;
    case Kind.Take:
      return role === Role.Reconciler && call === Call.None && world.due[order] === 1;
    case Kind.Cancel:
      return (
        role === Role.Canceller &&
        call === Call.None &&
        world.left[Limited.Cancels] > 0 &&
        isCancellable(world, protocol, order)
      );
    case Kind.Move:
      return (
        role === Role.Admin &&
        call === Call.None &&
        world.left[Limited.Moves] > 0 &&
        nextStatus(world, protocol, order) !== undefined
      );
    case Kind.GiveUp:
      if (role === Role.Request) return mayGiveUp(world, process as OrderIndex);
      return role === Role.Canceller && call === Call.Return;
    case Kind.Overdue:
      return world.overdue[order] === 0 && mayBecomeOverdue(world, order);
    default:
      return world.left[Limited.Faults] > 0 && isFaultPossible(world, kind, process);
  }
}

/** Whether it still makes a difference if an order's deadline has passed. */
export function mayBecomeOverdue(world: World, order: OrderIndex): boolean {
  return world.orders[order] === OrderState.Undecided || isUnanswered(world, order);
}

function isFaultPossible(world: World, kind: Kind, process: ProcessIndex): boolean {
  const call = world.calls[process];
  if (call === Call.None || world.roles[process] === Role.Late) return false;
  switch (kind) {
    case Kind.Crash:
      return isBusy(world, process);
    case Kind.Delay:
      return isRead(call) || freeLate(world) !== undefined;
    default:
      return isRemote(call) && freeLate(world) !== undefined;
  }
}
