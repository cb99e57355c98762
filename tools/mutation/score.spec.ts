import type { MutantResult } from '@stryker-mutator/api/core';
import { scoreOf, shareOf } from './score';

const results = (...statuses: string[]) => statuses.map((status) => ({ status }) as MutantResult);

describe('scoreOf', () => {
  it('counts what was noticed against what survived or was never reached', () => {
    const score = scoreOf(
      results('Killed', 'Timeout', 'Killed', 'Survived', 'NoCoverage', 'Ignored', 'CompileError'),
    );

    expect(score.noticed).toBe(3);
    expect(score.survivors).toHaveLength(2);
    expect(shareOf(score)).toBe(0.6);
  });

  it('takes no mutants for no proof', () => {
    expect(shareOf(scoreOf([]))).toBe(0);
  });
});
