import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { type AppName } from '@emporium/local-suite';
import { build, type BuildOptions } from 'esbuild';

/** What the apps are built with; it has no types. */
const esbuildConfig = createRequire(__filename)('../../../../tools/esbuild.config.js') as BuildOptions;

const APPS: readonly AppName[] = ['product-service', 'order-service'];
const NOT_A_BUG = 'plant.ts';

/** Where the entry of a planted bug is built to, seen from the root of the workspace. */
export const plantedEntry = (app: AppName, bug: string): string => `dist/planted/${app}/${bug}.js`;

/** Builds every planted bug of the services to an entry of its own. */
export async function buildPlanted(): Promise<void> {
  await Promise.all(
    APPS.map((app) =>
      build({
        ...esbuildConfig,
        entryPoints: bugsOf(app).map((file) => join(folderOf(app), file)),
        outdir: `dist/planted/${app}`,
        tsconfig: `apps/${app}/tsconfig.json`,
        bundle: true,
        platform: 'node',
        format: 'cjs',
        target: 'node20',
        packages: 'external',
        sourcemap: true,
      }),
    ),
  );
}

/** Makes sure that no bug can be reached in what is shipped. @throws Error naming the bundle that holds one */
export function refuseShippedBugs(): void {
  for (const app of APPS) {
    const bundle = readFileSync(`dist/apps/${app}/main.js`, 'utf8');
    const names = bugsOf(app).map((file) => `src/planted/${basename(file)}`);
    const shipped = names.find((name) => bundle.includes(name));
    if (shipped) throw new Error(`dist/apps/${app}/main.js contains ${shipped}`);
  }
}

const folderOf = (app: AppName) => `apps/${app}/src/planted`;
const bugsOf = (app: AppName) => readdirSync(folderOf(app)).filter((file) => file !== NOT_A_BUG);
