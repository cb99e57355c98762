import { median } from '../../runner/median';
import type { Case } from '../targets/case';
import type { MeasuredCase } from './rounds';
import type { Turn } from './turn';

/** Medians of one target in one case. */
export interface Row {
  readonly name: string;
  readonly requestsPerSecond: number;
  /** To the reference: the median of the rounds' ratios, so that a slow round of the machine cancels out. */
  readonly ratio: number;
  /** The same by CPU time of the target's own processes, which depends less on what else runs here. */
  readonly cpuRatio: number | undefined;
  readonly cpuMicrosPerRequest: number | undefined;
  readonly residentMib: number | undefined;
}

export interface Summary {
  readonly kind: Case['kind'];
  readonly title: string;
  readonly bodyBytes: number;
  readonly rows: readonly Row[];
}

export function summarize({ measured, bodyBytes, turns }: MeasuredCase): Summary {
  const reference = measured.targets.find(({ name }) => name === measured.reference);
  const referenceTurns = (reference && turns.get(reference)) ?? [];
  const rows = measured.targets.map((target) => rowOf(target.name, turns.get(target) ?? [], referenceTurns));
  return {
    kind: measured.kind,
    title: measured.title,
    bodyBytes,
    rows: rows.sort((a, b) => b.ratio - a.ratio),
  };
}

function rowOf(name: string, turns: readonly Turn[], reference: readonly Turn[]): Row {
  const medianOf = (value: (turn: Turn) => number | undefined) =>
    definedMedian(turns.flatMap((turn) => value(turn) ?? []));
  return {
    name,
    requestsPerSecond: median(turns.map((turn) => turn.requestsPerSecond)),
    ratio: median(
      turns.map((turn, round) => turn.requestsPerSecond / (reference[round]?.requestsPerSecond ?? NaN)),
    ),
    cpuRatio: definedMedian(turns.flatMap((turn, round) => cpuRatio(turn, reference[round]) ?? [])),
    cpuMicrosPerRequest: medianOf((turn) => turn.cpuMicrosPerRequest),
    residentMib: medianOf((turn) => turn.residentMib),
  };
}

const cpuRatio = (turn: Turn, reference: Turn | undefined) =>
  reference?.cpuMicrosPerRequest && turn.cpuMicrosPerRequest
    ? reference.cpuMicrosPerRequest / turn.cpuMicrosPerRequest
    : undefined;

const definedMedian = (values: readonly number[]) => (values.length > 0 ? median(values) : undefined);
