import { parseArgs } from 'node:util';
import { log, runCommand } from '@emporium/harness';
import { buildApps } from '@emporium/local-suite';
import { catchMutants, findNothing } from './mutants/prove-checker';
import { caughtTable, isCaught } from './report/caught-table';
import { buildEntries } from './suite/entries';

const HELP = `Usage: npm run prove:checker

Starts the services as mutants, one after the other, and lets the checker of prove:checkout look for each.`;

runCommand({
  help: HELP,
  readOptions: (args) => parseArgs({ args }),
  run: async () => {
    log('Building the services, and once more as each mutant');
    await buildApps();
    await buildEntries({ mutants: true });
    const [verdicts, alarms] = await Promise.all([catchMutants(), findNothing()]);
    console.log(`\n${caughtTable(verdicts).join('\n')}\n`);
    const caught = verdicts.filter(isCaught).length;
    console.log(
      `verdict: ${caught} of ${verdicts.length} mutants caught, ${alarms} false alarms without them`,
    );
    return caught === verdicts.length && alarms === 0;
  },
});
