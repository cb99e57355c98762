import type { Latency } from '../measure/latency';
import type { Row, Summary } from '../measure/summary';
import { judge } from './goals';

const LOAD_COLUMNS = ['req/s', 'ratio', 'CPU µs/req', 'CPU ratio', 'RSS MiB'];
const LATENCY_COLUMNS = ['req/s', 'p50 ms', 'p99 ms', 'max ms'];

/** Prints the tables and how they stand to the goals. */
export function printReport(summaries: readonly Summary[], latencies: readonly Latency[]): void {
  for (const { title, bodyBytes, rows } of summaries) {
    print(`\n${title}, ${bodyBytes} bytes`, LOAD_COLUMNS);
    for (const row of rows) print(`  ${row.name}`, loadCells(row));
  }
  for (const [index, latency] of latencies.entries()) {
    if (latency.title !== latencies[index - 1]?.title)
      print(`\n${latency.title}, at half of our peak`, LATENCY_COLUMNS);
    print(`  ${latency.name}`, latencyCells(latency));
  }
  console.log('\nGoals, which inform and do not fail the run:');
  for (const { isMet, text } of judge(summaries, latencies))
    console.log(`  ${isMet ? 'met    ' : 'NOT MET'}  ${text}`);
}

const loadCells = ({ requestsPerSecond, ratio, cpuMicrosPerRequest, cpuRatio, residentMib }: Row) => [
  requestsPerSecond.toFixed(0),
  ratio.toFixed(2),
  cpuMicrosPerRequest?.toFixed(0) ?? '-',
  cpuRatio?.toFixed(2) ?? '-',
  residentMib?.toFixed(0) ?? '-',
];

const latencyCells = ({ rate, latencyMs: { p50, p99, max } }: Latency) => [
  rate.toFixed(0),
  p50.toFixed(2),
  p99.toFixed(2),
  max.toFixed(1),
];

const print = (name: string, values: readonly string[]) =>
  console.log(
    name.padEnd(name.startsWith('\n') ? 49 : 48) + values.map((value) => value.padStart(12)).join(''),
  );
