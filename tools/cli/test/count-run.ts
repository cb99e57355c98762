import { sum, type Counts } from './counts';
import { jestCounts } from './jest-results';
import type { NxRun, NxTask } from './nx-run';

const COUNTED_BY_JEST = ['test', 'integration', 'e2e'];

/**
 * Adds up the chosen targets of an Nx run, not those it ran because they depend on them: the tests that Jest counted,
 * and each other task as one check. A failed run never counts as passed.
 */
export function countRun({ exitCode, tasks }: NxRun, targets: string[]): Counts {
  const counts = sum(tasks.filter(({ target }) => targets.includes(target)).map(countTask));
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function countTask({ projectName, target, status }: NxTask): Counts {
  const ok = status === 0;
  if (!COUNTED_BY_JEST.includes(target)) return { passed: Number(ok), failed: Number(!ok) };
  const { passed, failed } = jestCounts(projectName, target) ?? { passed: 0, failed: 0 };
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}
