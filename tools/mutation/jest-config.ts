import { createRequire } from 'node:module';
import { join } from 'node:path';

type Preset = (rootDir: string) => { moduleNameMapper: Record<string, string> };

/** Jest's settings of the workspace for some of its specs, with paths that hold in a copy of it too. */
export function jestConfig(workspace: string, specs: readonly string[]) {
  const preset = createRequire(__filename)(join(workspace, 'jest.preset.js')) as Preset;
  const settings = preset('<rootDir>');
  const relative = Object.entries(settings.moduleNameMapper).map(([alias, path]) => [
    alias,
    path.replace(workspace, '<rootDir>'),
  ]);
  return {
    ...settings,
    rootDir: undefined,
    testRunner: join(__dirname, 'jest-circus-until-noticed.js'),
    moduleNameMapper: Object.fromEntries(relative) as Record<string, string>,
    testMatch: specs.map((glob) => `<rootDir>/${glob}`),
  };
}
