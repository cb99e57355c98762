import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from '@swc/core';
import type { Command } from './fixture';

const SOURCES = join(__dirname, '../references/naive');
const OUTPUT = join(__dirname, '../dist/naive');

/** Compiles the naive gateway as a Nest project does, so that it runs without a loader. */
export async function buildNaiveGateway(): Promise<void> {
  await mkdir(OUTPUT, { recursive: true });
  for (const file of await readdir(SOURCES)) {
    const { code } = await transform(await readFile(join(SOURCES, file), 'utf8'), {
      filename: file,
      swcrc: false,
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
      module: { type: 'es6' },
    });
    await writeFile(join(OUTPUT, file.replace(/\.mts$/, '.mjs')), code);
  }
}

/** How to run it, once built. */
export const naiveGateway = (name: string, readyPath: string, env: Command['env']) => (): Command => ({
  name,
  command: process.execPath,
  args: [join(OUTPUT, 'main.mjs')],
  env,
  readyPath,
});
