import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppName } from '@emporium/local-suite';
import { parse, stringify } from 'yaml';
import { FOLDER } from '../promql/queries';

interface Config {
  readonly global: object;
  readonly scrape_configs: readonly { job_name: AppName }[];
}

/** The configuration as it is, but for where the processes are and how long it waits: DNS knows none of them here. */
export function scrapeConfig(urls: Readonly<Record<AppName, readonly string[]>>): string {
  const folder = join(FOLDER, 'prometheus');
  const { global, scrape_configs: jobs } = parse(
    readFileSync(join(folder, 'prometheus.yml'), 'utf8'),
  ) as Config;
  return stringify({
    global: { ...global, scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [join(folder, 'rules/*.yml')],
    scrape_configs: jobs
      .filter(({ job_name }) => job_name in urls)
      .map(({ job_name }) => ({
        job_name,
        static_configs: [{ targets: urls[job_name].map((url) => new URL(url).host) }],
      })),
  });
}
