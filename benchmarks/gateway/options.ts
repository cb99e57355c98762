import { parseArgs } from 'node:util';
import { readNumber } from '@emporium/harness';

export const HELP = `Usage: npm run bench:gateway -- [options]

Compares the gateway with other ways to answer the same reads, on this machine: cached reads with a bare node:http
server and the usual Nest shape, proxied reads with nginx (if it is on the PATH) and the gateways that npm has. The
first run installs what it compares with into benchmarks/gateway/node_modules.

  --seconds <n>   of one turn, 1.5 by default
  --rounds <n>    in each of which every target has a turn, 3 by default
  --only <part>   cached or proxied
  --help          show this`;

const PARTS = ['cached', 'proxied'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  readonly seconds: number;
  readonly rounds: number;
  readonly parts: readonly Part[];
}

/** Reads the command line. @throws Error that says what is wrong with it */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '1.5' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
    },
  });
  const seconds = readNumber('--seconds', values.seconds, { least: 0.2, most: 60, isWhole: false });
  const rounds = readNumber('--rounds', values.rounds, { least: 1, most: 100 });
  const parts = PARTS.filter((part) => values.only === undefined || values.only === part);
  if (parts.length === 0) throw new Error(`--only ${values.only}: choose one of ${PARTS.join(', ')}.`);
  return { seconds, rounds, parts };
}
