import type { MutantResult } from '@stryker-mutator/api/core';

export interface Score {
  readonly noticed: number;
  /** Mutants that no spec noticed, or reached. */
  readonly survivors: readonly MutantResult[];
}

export const LEAST_SHARE = 0.9;

/** Counts who noticed what; mutants that can't be run, or are left out, count for neither. */
export function scoreOf(results: readonly MutantResult[]): Score {
  const noticed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const survivors = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  return { noticed, survivors };
}

/** From 0 to 1; no mutants are no proof. */
export function shareOf({ noticed, survivors }: Score): number {
  const all = noticed + survivors.length;
  return all === 0 ? 0 : noticed / all;
}
