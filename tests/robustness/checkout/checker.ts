import { buildApps } from '@emporium/local-suite';
import { catchMutants, findNothing } from './mutants/prove-checker';
import { caughtTable, isCaught } from './report/caught-table';
import { exitOnSignals } from '@emporium/harness';
import { tell } from '@emporium/harness';
import { buildEntries } from './suite/entries';

async function main(): Promise<void> {
  tell('Building the services, and once more as each mutant');
  await buildApps();
  await buildEntries({ mutants: true });
  const [verdicts, alarms] = await Promise.all([catchMutants(), findNothing()]);
  console.log(`\n${caughtTable(verdicts).join('\n')}\n`);
  const caught = verdicts.filter(isCaught).length;
  console.log(`verdict: ${caught} of ${verdicts.length} mutants caught, ${alarms} false alarms without them`);
  process.exitCode = caught === verdicts.length && alarms === 0 ? 0 : 1;
}

exitOnSignals();
main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
