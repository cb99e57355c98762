import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countRun } from './count-run';
import { RESULT_FOLDER } from './jest-results';

describe('countRun', () => {
  const root = process.cwd();
  beforeEach(() => {
    process.chdir(mkdtempSync(join(tmpdir(), 'emporium-counts-')));
    mkdirSync(RESULT_FOLDER, { recursive: true });
  });
  afterEach(() => process.chdir(root));

  const task = (target: string, status = 0) => ({ projectName: 'auth', target, status });
  const jestWrote = (target: string, passed: number, failed: number, brokenSuites = 0) =>
    writeFileSync(
      join(RESULT_FOLDER, `auth-${target}.json`),
      JSON.stringify({
        numPassedTests: passed,
        numFailedTests: failed,
        numRuntimeErrorTestSuites: brokenSuites,
      }),
    );

  it('adds tests that Jest counted and one check for each lint and type check', () => {
    jestWrote('test', 7, 1);
    const tasks = [task('lint'), task('typecheck', 1), task('test', 1)];

    expect(countRun({ exitCode: 1, tasks }, ['lint', 'typecheck', 'test'])).toEqual({ passed: 8, failed: 2 });
  });

  it('counts a suite that could not run as a failure', () => {
    jestWrote('test', 3, 0, 1);

    expect(countRun({ exitCode: 1, tasks: [task('test', 1)] }, ['test'])).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a task that ended without results as a failure', () => {
    expect(countRun({ exitCode: 1, tasks: [task('e2e', 1)] }, ['e2e'])).toEqual({ passed: 0, failed: 1 });
  });

  it('leaves out what a target depends on', () => {
    jestWrote('e2e', 2, 0);

    expect(countRun({ exitCode: 0, tasks: [task('build'), task('e2e')] }, ['e2e'])).toEqual({
      passed: 2,
      failed: 0,
    });
  });

  it('never passes a run of which Nx left no account', () => {
    expect(countRun({ exitCode: 1, tasks: [] }, ['lint'])).toEqual({ passed: 0, failed: 1 });
  });
});
