import { existsSync, readFileSync } from 'node:fs';
import type { Counts } from './counts';

export const RESULT_FOLDER = 'tmp/test-results';

interface JestResults {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

/** What Jest counted in a task of a project; undefined when it wrote nothing. A suite that could not run is one failure. */
export function jestCounts(project: string, target: string): Counts | undefined {
  const file = `${RESULT_FOLDER}/${project}-${target}.json`;
  if (!existsSync(file)) return undefined;
  const results = JSON.parse(readFileSync(file, 'utf8')) as JestResults;
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
  };
}
