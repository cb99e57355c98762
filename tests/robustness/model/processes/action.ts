import { OrderResponse } from '../world/response';
import type { OrderIndex, ProcessIndex } from '../world/indices';
import type { World } from '../world/world';
import { Call } from './call';

/** What may happen next. The first two are all it takes to bring everything to rest. */
export enum Kind {
  /** A process makes its call and goes on with the answer; a late call takes effect. */
  Step,
  /** A reconciler takes a due order. */
  Take,
  /** Somebody cancels an order. */
  Cancel,
  /** An administrator moves an order on. */
  Move,
  /** A request's time is up. */
  GiveUp,
  /** An order's deadline passes. */
  Overdue,
  /** A process dies. */
  Crash,
  /** A call fails, and takes effect later or never. */
  Delay,
  /** A call takes effect twice, the second time late. */
  Duplicate,
}

/** One thing that may happen, as a number: its kind, the process and the order it concerns. */
export type Action = number;

const ORDERS = 4;
const PROCESSES = 16;

export const actionOf = (kind: Kind, process: ProcessIndex, order: OrderIndex): Action =>
  (kind * PROCESSES + process) * ORDERS + order;
export const kindOf = (action: Action): Kind => Math.floor(action / (ORDERS * PROCESSES));
export const processOf = (action: Action): ProcessIndex =>
  (Math.floor(action / ORDERS) % PROCESSES) as ProcessIndex;
export const orderOf = (action: Action): OrderIndex => (action % ORDERS) as OrderIndex;

/** Whether a process has begun something that it has not ended. */
export function isBusy(world: World, process: ProcessIndex): boolean {
  const call = world.calls[process];
  if (call === Call.None) return false;
  return process >= world.requests.length || call !== world.firstCall(process as OrderIndex);
}

/** Whether a request may still write its order down or drive it. */
export const isUnanswered = (world: World, request: OrderIndex): boolean =>
  world.responses[request] === OrderResponse.None;
