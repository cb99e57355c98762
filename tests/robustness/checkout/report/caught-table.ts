import type { Verdict } from '../mutants/prove-checker';

/** Says whether a bug was caught by the invariant that is there for it. */
export const isCaught = ({ bug, caughtBy }: Verdict): boolean => caughtBy.includes(bug.invariant);

/** Which bug was caught by which invariant, in which scenario. */
export function caughtTable(verdicts: readonly Verdict[]): string[] {
  const rows = verdicts.map((verdict): [string, string, string] => [
    verdict.bug.name,
    verdict.bug.scenario.name,
    isCaught(verdict) ? verdict.bug.invariant : `NOT CAUGHT (${verdict.caughtBy.join(', ') || 'nothing'})`,
  ]);
  const all: [string, string, string][] = [['bug', 'scenario', 'caught by'], ...rows];
  const width = (column: number) => Math.max(...all.map((row) => row[column]?.length ?? 0)) + 2;
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(width(column)))
      .join('')
      .trimEnd(),
  );
}
