import { randomInt } from 'node:crypto';
import { buildApps } from '@emporium/local-suite';
import { HELP, readOptions } from './options';
import { provePlanted } from './mutants/prove-planted';
import { proveEdge } from './prove-edge';
import { exitOnSignals } from './report/exit-on-signals';
import { tell } from './report/tell';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), () => randomInt(1_000_000_000));
  if (options.help) return console.log(HELP);
  tell(`Size ${options.size}, seed ${options.seed}; building`);
  await buildApps();
  const isProven = await (options.planted ? provePlanted(options) : proveEdge(options));
  process.exitCode = isProven ? 0 : 1;
}

exitOnSignals();
main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
