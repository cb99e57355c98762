import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { LogLevel, MutantResult } from '@stryker-mutator/api/core';
import { AREAS, type AreaName, LEFT_OUT } from './areas';
import { jestConfig } from './jest-config';

const WORKSPACE = join(__dirname, '../..');

/** Runs the specs of an area against each mutant of it, in a copy of the workspace. */
export async function mutate(name: AreaName): Promise<MutantResult[]> {
  // It comes as an ES module only.
  const { Stryker } = await import('@stryker-mutator/core');
  const { mutate, specs } = AREAS[name];
  const stryker = new Stryker({
    testRunner: 'jest',
    jest: { projectType: 'custom', enableFindRelatedTests: false, config: jestConfig(WORKSPACE, specs) },
    coverageAnalysis: 'perTest',
    // A constant of a module is evaluated once, before a test begins: it would cost a run of all specs each.
    ignoreStatic: true,
    mutate: [...mutate],
    mutator: { excludedMutations: LEFT_OUT },
    ignorePatterns: ['/dist', '/tmp', '/.nx', '/docs', '/deploy', '/tools'],
    tempDirName: 'tmp/mutation/sandbox',
    reporters: ['html', 'dots'],
    htmlReporter: { fileName: `tmp/mutation/${name}.html` },
    concurrency: availableParallelism(),
    timeoutMS: 30_000,
    logLevel: 'warn' as LogLevel.Warning,
    allowConsoleColors: false,
  });
  return stryker.runMutationTest();
}
