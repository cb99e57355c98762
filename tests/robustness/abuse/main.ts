import { log, readSize, runCommand } from '@emporium/harness';
import { buildApps } from '@emporium/local-suite';
import { proveAbuse } from './prove-abuse';
import { findingsOf } from './report/findings';
import { summarize } from './report/summary';
import { SIZES } from './sizes';

const HELP = `Usage: npm run prove:abuse -- [options]

Starts a suite of its own with the limits of production. Ten customers order at a steady pace, first alone, then beside
clients that send what costs a service the most, fail on purpose, never read, and ask faster than any limit lets them,
all at once. The customers, who obey each Retry-After, must keep their pace, not one of their orders may fail,
and memory must stay flat.

  --size <size>   short (40 s), default (5 min) or full (an hour)
  --help          show this`;

runCommand({
  help: HELP,
  readOptions: (args) => readSize(args, SIZES),
  run: async (size) => {
    log('Building');
    await buildApps();
    const { abuses, ...run } = await proveAbuse(size);
    summarize(run, abuses).forEach((line) => console.log(`  ${line}`));
    const findings = findingsOf(run, size);
    findings.forEach((finding) => console.log(`  found   ${finding}`));
    console.log(`\nverdict: ${findings.length} findings`);
    return findings.length === 0;
  },
});
