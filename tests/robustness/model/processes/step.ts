import { perform } from '../protocol/perform';
import type { Protocol } from '../protocol/protocol';
import { OrderResponse } from '../world/response';
import type { OrderIndex, ProcessIndex } from '../world/indices';
import type { World } from '../world/world';
import { cancellerFailed, cancellerOn } from './canceller';
import { rest } from './next-call';
import { reconcilerOn } from './reconciler';
import { requestFailed, requestOn, respond } from './request';
import { Role } from './role';

/** Makes the call that a process is about to make and lets it go on with the answer, up to its next call. */
export function step(world: World, protocol: Protocol, process: ProcessIndex): void {
  const answer = perform(world, protocol, process);
  switch (world.roles[process]) {
    case Role.Request:
      return requestOn(world, protocol, process as OrderIndex, answer);
    case Role.Reconciler:
      return reconcilerOn(world, protocol, process, answer);
    case Role.Canceller:
      return cancellerOn(world, protocol, process, answer);
    case Role.Admin:
    case Role.Late:
      return rest(world, process);
  }
}

/** Lets a process go on after its call failed: refused, or not answered in time. */
export function fail(world: World, protocol: Protocol, process: ProcessIndex): void {
  switch (world.roles[process]) {
    case Role.Request:
      return requestFailed(world, protocol, process as OrderIndex);
    case Role.Canceller:
      return cancellerFailed(world, process);
    default:
      return rest(world, process);
  }
}

/** Kills a process. A request's client never gets an answer. */
export function crash(world: World, process: ProcessIndex): void {
  if (world.roles[process] === Role.Request) respond(world, process as OrderIndex, OrderResponse.NoClaim);
  else rest(world, process);
}
