import { parseArgs } from 'node:util';

export const HELP = `Usage: REDIS_URL=redis://127.0.0.1:6379 npm run audit -- [options]

Compares every order with its reservation, the ledger of units, the lists, the idempotency records and the work due.
It writes nothing, may run beside a suite that serves, and reads a whole Redis Cluster from any node's address.
The exit code is 0 when everything agrees, 1 when something differs, 2 when the store could not be read.

  --json              print the report as JSON
  --settle <seconds>  pause before what differs is looked at again, twice (5)
  --help              show this`;

export interface Options {
  readonly help: boolean;
  readonly json: boolean;
  readonly settleMs: number;
}

/** Reads the command line. @throws Error that says what is wrong with it */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', default: false, short: 'h' },
      json: { type: 'boolean', default: false },
      settle: { type: 'string', default: '5' },
    },
  });
  const settleMs = Number(values.settle) * 1000;
  if (!(settleMs >= 0)) throw new Error(`--settle ${values.settle}: give a number of seconds.`);
  return { help: values.help, json: values.json, settleMs };
}
