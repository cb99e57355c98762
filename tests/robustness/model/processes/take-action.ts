import type { Protocol } from '../protocol/protocol';
import { Limited } from '../world/scenario';
import type { World } from '../world/world';
import { type Action, Kind, kindOf, orderOf, processOf } from './action';
import { nextStatus, startMove } from './admin';
import { isRead } from './call';
import { giveUpCancel, startCancel } from './canceller';
import { leaveUnderWay } from './late';
import { take } from './reconciler';
import { giveUp } from './request';
import { Role } from './role';
import { crash, fail, step } from './step';
import type { OrderIndex } from '../world/indices';

/** Lets something happen that is possible. */
export function takeAction(world: World, protocol: Protocol, action: Action): void {
  const process = processOf(action);
  const order = orderOf(action);
  switch (kindOf(action)) {
    case Kind.Step:
      return step(world, protocol, process);
    case Kind.Take:
      return take(world, protocol, process, order);
    case Kind.Cancel:
      return startCancel(world, protocol, process, order);
    case Kind.Move: {
      const status = nextStatus(world, protocol, order);
      return status && startMove(world, process, order, status);
    }
    case Kind.GiveUp:
      if (world.roles[process] === Role.Canceller) return giveUpCancel(world, process);
      return giveUp(world, process as OrderIndex);
    case Kind.Overdue:
      world.overdue[order] = 1;
      return;
    case Kind.Crash:
      world.left[Limited.Faults]--;
      return crash(world, process);
    case Kind.Delay:
      world.left[Limited.Faults]--;
      if (!isRead(world.calls[process])) leaveUnderWay(world, process);
      return fail(world, protocol, process);
    case Kind.Duplicate:
      world.left[Limited.Faults]--;
      leaveUnderWay(world, process);
      return step(world, protocol, process);
  }
}
