import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceConfig } from '@emporium/service';

const APPS = join(__dirname, '../apps');

/** The config class of an app; looked up by name, as no lib may import an app. */
export async function configClassOf(app: string): Promise<new () => ServiceConfig> {
  const places = [`${app}/src/${app}.config`, `${app}/src/config/${app}.config`];
  const place = places.find((path) => existsSync(join(APPS, `${path}.ts`)));
  const module = (await import(join(APPS, place ?? ''))) as object;
  return Object.values(module)[0] as new () => ServiceConfig;
}
