import type { ProcessIndex } from '../world/indices';
import type { World } from '../world/world';
import { Call } from './call';

/** A free slot for one more call that nobody waits for, if there is one. */
export function freeLate({ late, calls }: World): ProcessIndex | undefined {
  for (const process of late) if (calls[process] === Call.None) return process;
  return undefined;
}

/** Leaves a copy of the call that a process is about to make under way, to take effect at any time. */
export function leaveUnderWay(world: World, process: ProcessIndex): void {
  const late = freeLate(world);
  if (late === undefined) return;
  const { calls, targets, seen, wanted } = world;
  calls[late] = calls[process];
  targets[late] = targets[process];
  seen[late] = seen[process];
  wanted[late] = wanted[process];
}
