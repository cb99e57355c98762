import type { OperationCost } from './measure-operations';

export interface Row {
  readonly name: string;
  readonly cost: OperationCost;
  /** What the floor needs for the same, in ms of CPU. */
  readonly floorMs?: number;
}

const cells = (texts: readonly string[]) =>
  texts.map((text, column) => (column === 0 ? text.padEnd(34) : text.padStart(18))).join('');

/** One line an operation: CPU a request by process and in all, requests a second, the ratio to the floor where there is one. */
export function tableOf(rows: readonly Row[]): string[] {
  const processes = Object.keys(rows[0]?.cost.cpuMs ?? {});
  const head = cells(['CPU ms a request', ...processes, 'all', 'a second', 'floor', 'x floor']);
  return [head, ...rows.map(({ name, cost, floorMs }) => cells([name, ...numbersOf(cost, floorMs)]))];
}

function numbersOf({ cpuMs, requestsPerSecond }: OperationCost, floorMs?: number): string[] {
  const values = Object.values(cpuMs);
  const all = values.reduce((sum, ms) => sum + ms, 0);
  const product = cpuMs['product-service'] ?? NaN;
  return [
    ...[...values, all].map((ms) => ms.toFixed(2)),
    requestsPerSecond.toFixed(0),
    ...(floorMs === undefined ? [] : [floorMs.toFixed(2), (product / floorMs).toFixed(1)]),
  ];
}
