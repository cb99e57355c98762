import { buildApps } from '@emporium/local-suite';
import { HELP, readOptions } from './options';
import { proveRestart } from './prove-restart';
import { exitOnSignals } from './report/exit-on-signals';
import { findingsOf, summarize } from './report/summary';
import { tell } from './report/tell';

async function main(): Promise<void> {
  const { help, rounds } = readOptions(process.argv.slice(2));
  if (help) return console.log(HELP);
  tell('Building');
  await buildApps();
  const run = await proveRestart(rounds);
  summarize(run).forEach((line) => console.log(`  ${line}`));
  const findings = findingsOf(run);
  findings.forEach((finding) => console.log(`  found      ${finding}`));
  console.log(`\nverdict: ${run.tally.failures.length} failed of ${run.tally.total} requests`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

exitOnSignals();
main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
