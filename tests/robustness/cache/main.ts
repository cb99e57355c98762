import { buildApps } from '@emporium/local-suite';
import { HELP, readOptions } from './options';
import { proveCache } from './prove-cache';
import { exitOnSignals } from './report/exit-on-signals';
import { summarize } from './report/summary';

async function main(): Promise<void> {
  const { help, seconds } = readOptions(process.argv.slice(2));
  if (help) return console.log(HELP);
  console.log('Building');
  await buildApps();
  console.log(`Reading and writing for ${seconds} s`);
  const run = await proveCache(seconds);
  summarize(run).forEach((line) => console.log(`  ${line}`));
  const { isKept } = run.tally;
  console.log(`\nverdict: ${isKept ? 'never stale where it was written, hardly elsewhere' : 'STALE'}`);
  process.exitCode = isKept ? 0 : 1;
}

exitOnSignals();
main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
