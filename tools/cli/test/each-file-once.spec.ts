import { dirname, relative, resolve } from 'node:path';
import { parseJsonConfigFileContent, readConfigFile, sys } from 'typescript';
import { findFiles, ROOT } from './find-files';

interface Project {
  targets: Record<string, unknown>;
}

const readJson = <T>(file: string): T =>
  readConfigFile(resolve(ROOT, file), (path) => sys.readFile(path)).config as T;

const projects = findFiles('.json')
  .filter((file) => file.endsWith('/project.json'))
  .map((file) => ({ folder: dirname(file), targets: Object.keys(readJson<Project>(file).targets) }));
const typed = findFiles('.ts', '.mts');
/** The settings of tools in the root of the workspace belong to no project. */
const scripts = findFiles('.js', '.mjs').filter((file) => dirname(file) !== '.');

/** How many of the lists hold each source, of those that are not in just one. */
const notInOne = (sources: string[], lists: string[][]): Record<string, number> => {
  const counts = new Map(sources.map((source) => [source, 0]));
  for (const file of lists.flat()) counts.set(file, (counts.get(file) ?? 0) + 1);
  return Object.fromEntries([...counts].filter(([, count]) => count !== 1));
};
const withTarget = (target: string) => projects.filter(({ targets }) => targets.includes(target));

describe('each source of the workspace', () => {
  it('is linted once', () => {
    const sources = [...typed, ...scripts];
    const linted = withTarget('lint').map(({ folder }) =>
      sources.filter((source) => source.startsWith(`${folder}/`)),
    );

    expect(notInOne(sources, linted)).toEqual({});
  });

  it('has its types checked once, if it has any', () => {
    const checked = withTarget('typecheck').map(({ folder }) => {
      const { fileNames } = parseJsonConfigFileContent(
        readJson(`${folder}/tsconfig.json`),
        sys,
        resolve(ROOT, folder),
      );
      return fileNames.map((file) => relative(ROOT, file));
    });

    expect(notInOne(typed, checked)).toEqual({});
  });
});
