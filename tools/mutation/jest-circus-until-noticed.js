const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { createEmptyTestResult } = require('@jest/test-result');
const { default: runWithCircus } = require('jest-circus/runner');

const NO_TEST = /$^/;
const SKIPPED = { status: 'pending', fullName: '', title: '', ancestorTitles: [], failureMessages: [] };

/** The mutant that a test has noticed. */
let noticed;

/**
 * Jest's runner of a file, without what can't change a mutant's result: tests after the one that has noticed it,
 * and files without a test that reaches it. Stryker cannot ask Jest for either, and each file may boot an application.
 */
module.exports = async (globalConfig, config, environment, runtime, testPath, ...others) => {
  const mutant = process.env.__STRYKER_ACTIVE_MUTANT__;
  const namesPath = `${testPath}.names.json`;
  if (mutant !== undefined && (mutant === noticed || !reaches(namesPath, globalConfig.testNamePattern)))
    return { ...createEmptyTestResult(), numPendingTests: 1, testResults: [SKIPPED] };

  const { handleTestEvent } = environment;
  environment.handleTestEvent = async (event, state) => {
    await handleTestEvent?.call(environment, event, state);
    if (event.name === 'test_done' && event.test.errors.length > 0) noticed = mutant;
    if (mutant !== undefined && mutant === noticed) state.testNamePattern = NO_TEST;
  };
  const result = await runWithCircus(globalConfig, config, environment, runtime, testPath, ...others);
  if (mutant === undefined)
    writeFileSync(namesPath, JSON.stringify(result.testResults.map(({ fullName }) => fullName)));
  return result;
};

function reaches(namesPath, pattern) {
  if (!pattern || !existsSync(namesPath)) return true;
  const isReached = new RegExp(pattern, 'i');
  return JSON.parse(readFileSync(namesPath, 'utf8')).some((name) => isReached.test(name));
}
