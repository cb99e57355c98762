import { Call } from '../processes/call';
import type { ProcessIndex } from '../world/indices';
import type { World } from '../world/world';
import { reservation } from './product-service';
import type { Protocol } from './protocol';
import { Verb } from './reservation-table';

/** What a call answers that only reads an order, or has no result. */
const NOTHING = 0;

/**
 * Lets the call that a process is about to make take effect.
 *
 * @returns what it answers: a record or a reservation's state, or 1 for done and 0 for not; readers look themselves
 */
export function perform(world: World, protocol: Protocol, process: ProcessIndex): number {
  const order = world.targets[process];
  const seen = world.seen[process];
  switch (world.calls[process]) {
    case Call.ReadKey:
      return world.keys[world.plans[order].key ?? 0];
    case Call.Begin:
      return protocol.begin(world, order);
    case Call.Claim:
      return Number(protocol.claim(world, order));
    case Call.GiveClaimBack:
    case Call.GiveRefusedClaimBack:
      protocol.giveClaimBack(world, order);
      return NOTHING;
    case Call.TakeOut:
      protocol.takeOut(world, order);
      return NOTHING;
    case Call.Reserve:
      return reservation(world, protocol, order, Verb.Reserve);
    case Call.Release:
      return reservation(world, protocol, order, Verb.Release);
    case Call.GiveBack:
    case Call.Return:
      return reservation(world, protocol, order, Verb.Return);
    case Call.GiveUp:
    case Call.Undo:
      return Number(protocol.undo(world, order));
    case Call.Confirm:
      return Number(protocol.confirm(world, order));
    case Call.Refuse:
      return Number(protocol.discard(world, order, true));
    case Call.Discard:
      return Number(protocol.discard(world, order, false));
    case Call.Settle:
      protocol.settle(world, order);
      return NOTHING;
    case Call.RequestCancel:
      return Number(protocol.requestCancel(world, order, seen));
    case Call.SetCancelled:
    case Call.SetStatus:
      return Number(protocol.changeStatus(world, order, seen, world.wanted[process]));
    default:
      return NOTHING;
  }
}
