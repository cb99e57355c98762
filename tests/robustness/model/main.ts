import { buildSync } from 'esbuild';
import { resolve } from 'node:path';
import type { prove } from './prove';

const BUNDLE = resolve('tmp/model/prove.cjs');

/**
 * Runs the search as one bundle: loaded file by file, every constant of another file is a getter, and the search
 * takes three times as long.
 */
async function main(): Promise<void> {
  buildSync({
    entryPoints: [resolve('tests/robustness/model/prove.ts')],
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    tsconfig: 'tests/robustness/model/tsconfig.json',
  });
  const bundle = (await import(BUNDLE)) as { prove: typeof prove };
  process.exitCode = bundle.prove(process.argv.slice(2)) ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
