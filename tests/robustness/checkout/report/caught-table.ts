import type { Verdict } from '../mutants/prove-checker';

/** Says whether a mutant was caught by the invariant that is there for it. */
export const isCaught = ({ mutant, caughtBy }: Verdict): boolean => caughtBy.includes(mutant.invariant);

/** Which mutant was caught by which invariant, in which scenario. */
export function caughtTable(verdicts: readonly Verdict[]): string[] {
  const rows = verdicts.map((verdict): [string, string, string] => [
    verdict.mutant.name,
    verdict.mutant.scenario.name,
    isCaught(verdict) ? verdict.mutant.invariant : `NOT CAUGHT (${verdict.caughtBy.join(', ') || 'nothing'})`,
  ]);
  const all: [string, string, string][] = [['mutant', 'scenario', 'caught by'], ...rows];
  const width = (column: number) => Math.max(...all.map((row) => row[column]?.length ?? 0)) + 2;
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(width(column)))
      .join('')
      .trimEnd(),
  );
}
