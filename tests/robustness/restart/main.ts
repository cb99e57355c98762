import { log, readSize, runCommand } from '@emporium/harness';
import { buildApps } from '@emporium/local-suite';
import { proveRestart } from './prove-restart';
import { findingsOf, summarize } from './report/summary';
import type { RoundName } from './suite/rounds';

const HELP = `Usage: npm run prove:restart -- [options]

Starts a suite of its own with two instances of every service, lets customers browse, fill carts, order and log in
through both gateways, and restarts every instance meanwhile. Not one request may fail, not one order be lost or doubled.

  --size <size>   short (one instance of every service at a time, 20 s)
                  or default (one instance after the other, then as short, 60 s)
  --help          show this`;

const SIZES: Readonly<Record<string, readonly RoundName[]>> = {
  short: ['together'],
  default: ['one by one', 'together'],
};

runCommand({
  help: HELP,
  readOptions: (args) => readSize(args, SIZES),
  run: async (rounds) => {
    log('Building');
    await buildApps();
    const run = await proveRestart(rounds);
    summarize(run).forEach((line) => console.log(`  ${line}`));
    const findings = findingsOf(run);
    findings.forEach((finding) => console.log(`  found      ${finding}`));
    console.log(`\nverdict: ${run.tally.failures.length} failed of ${run.tally.total} requests`);
    return findings.length === 0;
  },
});
