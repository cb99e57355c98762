import { exitOnSignals } from './exit-on-signals';

/** What a proof or a benchmark is on the command line. */
export interface Command<Options> {
  readonly help: string;
  /** @throws Error that says what is wrong with the arguments */
  readonly readOptions: (args: string[]) => Options;
  /** @returns whether it went as promised */
  readonly run: (options: Options) => Promise<boolean>;
}

/**
 * Runs it with the arguments of this process, or prints its help. The process exits with 0 when all went as promised,
 * with 1 when it did not, with 2 when it broke off, and with 130 when it was interrupted.
 */
export function runCommand<Options>({ help, readOptions, run }: Command<Options>): void {
  const args = process.argv.slice(2);
  if (args.some((arg) => arg === '--help' || arg === '-h')) return console.log(help);
  exitOnSignals();
  Promise.resolve()
    .then(() => run(readOptions(args)))
    .then(
      (isKept) => process.exit(isKept ? 0 : 1),
      (error: unknown) => {
        console.error(error);
        process.exit(2);
      },
    );
}
