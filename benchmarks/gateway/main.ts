import { runCommand } from '@emporium/harness';
import { buildApps } from '@emporium/local-suite';
import { LoadGenerator } from './load/load-generator';
import { type Findings, measurePart } from './measure/measure-part';
import { HELP, readOptions } from './options';
import { installReferences } from './prepare';
import { printReport } from './report/print-report';
import { hasNginx } from './targets/nginx';

runCommand({
  help: HELP,
  readOptions,
  run: async ({ parts, ...options }) => {
    await installReferences();
    await buildApps();
    if (parts.includes('proxied') && !hasNginx()) console.error('nginx is not on the PATH: it is left out');
    const load = new LoadGenerator();
    const findings: Findings[] = [];
    for (const part of parts) findings.push(await measurePart(part, load, options));
    printReport(
      findings.flatMap(({ summaries }) => summaries),
      findings.flatMap(({ latencies }) => latencies),
    );
    return true;
  },
});
