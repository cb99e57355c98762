import type { Protocol } from '../protocol/protocol';
import type { OrderIndex, ProcessIndex } from '../world/indices';
import type { World } from '../world/world';
import { type Action, actionOf, isBusy, Kind } from './action';
import { isPossible } from './possible';
import { Role } from './role';

const OF_PROCESS = [Kind.GiveUp, Kind.Crash, Kind.Delay, Kind.Duplicate];
const OF_PROCESS_AND_ORDER = [Kind.Cancel, Kind.Move];

/**
 * Everything that can happen in a world; if anything is left to do, the first brings it nearer to rest.
 *
 * @param actions is filled with them
 */
export function listActions(world: World, protocol: Protocol, actions: Action[]): void {
  actions.length = 0;
  const add = (kind: Kind, process: ProcessIndex, order: OrderIndex) => {
    if (isPossible(world, protocol, kind, process, order)) actions.push(actionOf(kind, process, order));
  };
  const { processes, requests, reconcilers, roles } = world;
  const needed = actionTowardsRest(world);
  if (needed !== undefined) actions.push(needed);
  for (const process of processes) {
    if (actions[0] !== actionOf(Kind.Step, process, 0)) add(Kind.Step, process, 0);
    for (const kind of OF_PROCESS) add(kind, process, 0);
  }
  for (const order of requests) {
    add(Kind.Overdue, 0, order);
    for (const process of reconcilers) {
      if (actions[0] !== actionOf(Kind.Take, process, order)) add(Kind.Take, process, order);
    }
    for (const process of processes) {
      if (roles[process] === Role.Canceller || roles[process] === Role.Admin) {
        for (const kind of OF_PROCESS_AND_ORDER) add(kind, process, order);
      }
    }
  }
}

/** What to do next so that everything comes to rest without anything new; undefined at rest. */
export function actionTowardsRest(world: World): Action | undefined {
  const { processes, requests, reconcilers, roles, due } = world;
  for (const process of processes) {
    if (roles[process] !== Role.Late && isBusy(world, process)) return actionOf(Kind.Step, process, 0);
  }
  const reconciler = reconcilers[0];
  if (reconciler === undefined) return undefined;
  for (const order of requests) {
    if (due[order]) return actionOf(Kind.Take, reconciler, order);
  }
  return undefined;
}
