import { mayBecomeOverdue } from '../processes/possible';
import type { ProcessIndex } from '../world/indices';
import type { World } from '../world/world';

/** Sorts interchangeable processes, so that states that differ only in which of them does what count once. */
export function canonicalize(world: World): void {
  for (const order of world.requests) {
    if (!mayBecomeOverdue(world, order)) world.overdue[order] = 0;
  }
  sort(world, world.reconcilers);
  sort(world, world.late);
}

function sort(world: World, processes: readonly ProcessIndex[]): void {
  for (let end = processes.length - 1; end > 0; end--) {
    for (let at = 0; at < end; at++) {
      const [left, right] = [processes[at] as ProcessIndex, processes[at + 1] as ProcessIndex];
      if (rank(world, left) < rank(world, right)) swap(world, left, right);
    }
  }
}

const rank = ({ calls, targets, seen, wanted }: World, process: ProcessIndex): number =>
  ((calls[process] * 4 + targets[process]) * 16 + seen[process]) * 16 + wanted[process];

function swap({ calls, targets, seen, wanted }: World, left: ProcessIndex, right: ProcessIndex): void {
  [calls[left], calls[right]] = [calls[right], calls[left]];
  [targets[left], targets[right]] = [targets[right], targets[left]];
  [seen[left], seen[right]] = [seen[right], seen[left]];
  [wanted[left], wanted[right]] = [wanted[right], wanted[left]];
}
