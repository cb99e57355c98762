import { resolve } from 'node:path';
import { runCommand } from '@emporium/harness';
import { buildSync } from 'esbuild';
import { HELP, readOptions } from './options';
import type { prove } from './prove';

const FOLDER = 'tests/robustness/model';
const BUNDLE = resolve('tmp/model/prove.cjs');

runCommand({
  help: HELP,
  readOptions,
  // As one bundle: loaded file by file, every constant of another file is a getter, and the search takes three times
  // as long.
  run: async (options) => {
    buildSync({
      entryPoints: [resolve(FOLDER, 'prove.ts')],
      outfile: BUNDLE,
      bundle: true,
      platform: 'node',
      target: 'node20',
      packages: 'external',
      tsconfig: `${FOLDER}/tsconfig.json`,
    });
    const bundle = (await import(BUNDLE)) as { prove: typeof prove };
    return bundle.prove(options);
  },
});
