import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { LogLevel, MutantResult } from '@stryker-mutator/api/core';
import { LEFT_OUT, type Part } from './areas';
import { jestConfig } from './jest-config';

const WORKSPACE = join(__dirname, '../..');

/** Runs the specs of a part against each mutant of it, in a copy of the workspace. */
export async function mutate({ mutate, specs }: Part): Promise<MutantResult[]> {
  // It comes as an ES module only.
  const { Stryker } = await import('@stryker-mutator/core');
  const stryker = new Stryker({
    testRunner: 'jest',
    jest: { projectType: 'custom', enableFindRelatedTests: false, config: jestConfig(WORKSPACE, specs) },
    coverageAnalysis: 'perTest',
    // A constant of a module is evaluated once, before a test begins: it would cost a run of all specs each.
    ignoreStatic: true,
    mutate: [...mutate],
    mutator: { excludedMutations: LEFT_OUT },
    ignorePatterns: ['/tests', '/benchmarks', '/dist', '/tmp', '/.nx', '/docs', '/deploy', '/tools'],
    tempDirName: 'tmp/mutation',
    reporters: ['dots'],
    concurrency: availableParallelism(),
    timeoutMS: 30_000,
    // Each run of Jest leaves some memory behind.
    maxTestRunnerReuse: 25,
    logLevel: 'warn' as LogLevel.Warning,
    allowConsoleColors: false,
  });
  return stryker.runMutationTest();
}
