import { log, readSize, runCommand } from '@emporium/harness';
import { buildApps } from '@emporium/local-suite';
import { proveCache } from './prove-cache';
import { summarize } from './report/summary';

const HELP = `Usage: npm run prove:cache -- [options]

Starts a suite of its own with two gateways, lets many change the catalogue on every way in and many more read it, and
compares each answer with what had been written by then.

  --size <size>   short (10 s) or default (30 s)
  --help          show this`;

const SECONDS = { short: 10, default: 30 };

runCommand({
  help: HELP,
  readOptions: (args) => readSize(args, SECONDS),
  run: async (seconds) => {
    log('Building');
    await buildApps();
    log(`Reading and writing for ${seconds} s`);
    const run = await proveCache(seconds);
    summarize(run).forEach((line) => console.log(`  ${line}`));
    const { isKept } = run.tally;
    console.log(`\nverdict: ${isKept ? 'never stale where it was written, hardly elsewhere' : 'STALE'}`);
    return isKept;
  },
});
