import { Interrupted } from './interruption';
import { HELP, readOptions } from './options';
import { runSuite } from './run-suite';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else await runSuite(options);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    if (error instanceof Interrupted) process.exit(0);
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
