import { markdownTable } from '../runner/table';
import type { OperationCost } from './measure-operations';

/** What an operation costs. */
export interface Row {
  readonly name: string;
  readonly cost: OperationCost;
  /** What it costs the floor, where the floor does it. */
  readonly floor?: OperationCost;
}

/** One line an operation: requests a second, CPU ms a request in all and by process, and beside them the floor's. */
export function tableOf(title: string, rows: readonly Row[]): string[] {
  const head = [title, 'a second', 'CPU ms, all', ...processesOf(rows), 'floor', 'x floor'];
  const lines = rows.map(({ name, cost, floor }) => [
    name,
    ...numbersOf(cost),
    ...(floor ? [allOf(floor).toFixed(2), (allOf(cost) / allOf(floor)).toFixed(1)] : []),
  ]);
  return markdownTable([head, ...lines]);
}

/** The same of the floor alone. */
export function floorTableOf(title: string, rows: readonly Row[]): string[] {
  const floored = rows.flatMap(({ name, floor }) => (floor ? [{ name, cost: floor }] : []));
  const head = [title, 'a second', 'CPU ms, all', ...processesOf(floored)];
  return markdownTable([head, ...floored.map(({ name, cost }) => [name, ...numbersOf(cost)])]);
}

const processesOf = (rows: readonly Row[]) =>
  Object.keys(rows[0]?.cost.cpuMs ?? {}).map((name) => name.replace(/-service$/, ''));

const allOf = ({ cpuMs }: OperationCost) => Object.values(cpuMs).reduce((sum, ms) => sum + ms, 0);

const numbersOf = (cost: OperationCost): string[] => [
  cost.requestsPerSecond.toFixed(0),
  ...[allOf(cost), ...Object.values(cost.cpuMs)].map((ms) => ms.toFixed(2)),
];
