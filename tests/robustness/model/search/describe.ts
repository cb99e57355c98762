import { type Action, Kind, kindOf, orderOf, processOf } from '../processes/action';
import { Call } from '../processes/call';
import { Role } from '../processes/role';
import { takeAction } from '../processes/take-action';
import type { Protocol } from '../protocol/protocol';
import { OrderResponse } from '../world/response';
import { OrderState } from '../world/order-state';
import { Held } from '../world/reservation-state';
import type { RequestPlan, Scenario } from '../world/scenario';
import { World } from '../world/world';

const plan = ({ key, quantities, fromCart }: RequestPlan) =>
  `${quantities.join('+')}${fromCart ? ' of the cart' : ''} ${key === undefined ? 'without a key' : `under key ${key + 1}`}`;

/**
 * Describes a course of events, a line each, with what is in the stores afterwards.
 *
 * @param tidy what the search did to a state after each event
 */
export function describe(
  scenario: Scenario,
  actions: readonly Action[],
  protocol: Protocol,
  tidy: (world: World) => void = () => undefined,
): string[] {
  const world = new World(scenario);
  const lines = [`stock ${scenario.stock.join('+')}; asked for: ${scenario.requests.map(plan).join(', ')}`];
  for (const [index, action] of actions.entries()) {
    const event = eventOf(world, action);
    takeAction(world, protocol, action);
    tidy(world);
    lines.push(`${String(index + 1).padStart(3)}. ${event.padEnd(64)} ${stores(world)}`);
  }
  return lines;
}

function eventOf(world: World, action: Action): string {
  const [kind, process] = [kindOf(action), processOf(action)];
  const who = `${Role[world.roles[process]].toLowerCase()} ${process + 1}`;
  const order = `order ${orderOf(action) + 1}`;
  const call = `${Call[world.calls[process]]} of order ${world.targets[process] + 1}`;
  switch (kind) {
    case Kind.Step:
      return `${who}: ${call}`;
    case Kind.Take:
      return `${who} takes ${order}`;
    case Kind.Cancel:
      return `${who} reads ${order} to cancel it`;
    case Kind.Move:
      return `${who} reads ${order} to move it on`;
    case Kind.GiveUp:
      return `${who}: its time is up before ${call}`;
    case Kind.Overdue:
      return `the deadline of ${order} passes`;
    case Kind.Crash:
      return `${who} dies before ${call}`;
    case Kind.Delay:
      return `${who} gets no answer to ${call}, it may come late`;
    case Kind.Duplicate:
      return `${who}: ${call}, and it may come again`;
  }
}

function stores({ requests, orders, held, stock, cancelling, responses }: World): string {
  const states = requests.map((order) => {
    const state = `${OrderState[orders[order]]}${cancelling[order] ? ' (cancelling)' : ''}`;
    return `${state}/${Held[held[order]]}/${OrderResponse[responses[order]]}`;
  });
  return `${states.join('  ')}  stock ${stock[0]}+${stock[1]}`;
}
