import { buildApps } from '@emporium/local-suite';
import { HELP, readOptions } from './options';
import { proveAbuse } from './prove-abuse';
import { exitOnSignals } from './report/exit-on-signals';
import { findingsOf } from './report/findings';
import { summarize } from './report/summary';
import { tell } from './report/tell';

async function main(): Promise<void> {
  const { help, size } = readOptions(process.argv.slice(2));
  if (help) return console.log(HELP);
  tell('Building');
  await buildApps();
  const { abuses, ...run } = await proveAbuse(size);
  summarize(run, abuses).forEach((line) => console.log(`  ${line}`));
  const findings = findingsOf(run, size);
  findings.forEach((finding) => console.log(`  found   ${finding}`));
  console.log(`\nverdict: ${findings.length} findings`);
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
