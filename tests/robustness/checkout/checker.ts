import { buildApps } from '@emporium/local-suite';
import { buildPlanted, refuseShippedBugs } from './mutants/build-planted';
import { catchBugs, findNothing } from './mutants/prove-checker';
import { caughtTable, isCaught } from './report/caught-table';
import { exitOnSignals } from './report/exit-on-signals';
import { tell } from './report/tell';

async function main(): Promise<void> {
  tell('Building the services, and once more with each bug');
  await buildApps();
  await buildPlanted();
  refuseShippedBugs();
  const [verdicts, alarms] = await Promise.all([catchBugs(), findNothing()]);
  console.log(`\n${caughtTable(verdicts).join('\n')}\n`);
  const caught = verdicts.filter(isCaught).length;
  console.log(`verdict: ${caught} of ${verdicts.length} bugs caught, ${alarms} false alarms without them`);
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
