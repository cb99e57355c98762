import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AppName } from '@emporium/local-suite';
import { build, type BuildOptions } from 'esbuild';

/** What the apps are built with. */
const esbuildConfig = createRequire(__filename)('../../../../tools/build/esbuild.config.js') as BuildOptions;

const SOURCES = 'tests/robustness/checkout';
const BUILT = 'dist/robustness';

/** Built entries of services, seen from the root of the workspace. */
export type Entries = Partial<Record<AppName, string>>;

/** Services that can be made to die between two steps. */
export const WITH_FAILPOINTS: Entries = {
  'order-service': `${BUILT}/failpoints/order-service.js`,
  'product-service': `${BUILT}/failpoints/product-service.js`,
};

/** The same, one of them a mutant. */
export const withMutant = (app: AppName, mutant: string): Entries => ({
  ...WITH_FAILPOINTS,
  [app]: `${BUILT}/mutants/${app}/${mutant}.js`,
});

/** Builds the services with failpoints and, when asked for, every mutant of them. */
export async function buildEntries({ mutants }: { readonly mutants: boolean }): Promise<void> {
  const folders = ['mutants/order-service', 'mutants/product-service'];
  const entryPoints = [
    ...['order-service', 'product-service'].map((app) => `${SOURCES}/failpoints/${app}.ts`),
    ...(mutants ? folders : []).flatMap((folder) =>
      readdirSync(`${SOURCES}/${folder}`).map((file) => `${SOURCES}/${folder}/${file}`),
    ),
  ];
  await build({
    ...esbuildConfig,
    entryPoints,
    outbase: SOURCES,
    outdir: BUILT,
    tsconfig: 'tsconfig.base.json',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
  });
}
