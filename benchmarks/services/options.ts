import { parseArgs } from 'node:util';
import { readNumber } from '@emporium/harness';
import { readSizes, type SizeName } from '../orders/sizes';

export const HELP = `Usage: npm run bench:services -- [options]

Measures what each operation costs each process of the suite, in ms of CPU a request, beside a floor that does the same
with nothing around it. Suite and floor take turns. Two minutes and a half for each number of clients.

With --growth it measures instead what reads cost as the store grows, in suites of their own that take turns.

  --clients <list>  how many ask at once, such as 1,16,64; 16 by default
  --seconds <n>     of each of the 5 turns of an operation, 1 by default
  --growth <list>   of 1k, 10k, 100k and 1m orders, and products up to 100k, two sizes at least; for 16 clients. 1m takes
                    some minutes and 8 GB more
  --help            show this`;

export interface ServicesOptions {
  readonly clients: readonly number[];
  readonly seconds: number;
  /** From the smallest to the largest; absent when growth is not asked for. */
  readonly growth?: readonly SizeName[];
}

/** Longer turns would outlast the buyers' tokens, which each round renews. */
const MOST_SECONDS = 20;

/** Reads the command line. @throws Error that says what is wrong with it */
export function readOptions(args: string[]): ServicesOptions {
  const { values } = parseArgs({
    args,
    options: {
      clients: { type: 'string', default: '16' },
      seconds: { type: 'string', default: '1' },
      growth: { type: 'string' },
    },
  });
  const clients = values.clients.split(',');
  return {
    clients: clients.map((number) => readNumber('--clients', number, { least: 1, most: 64 })),
    seconds: readNumber('--seconds', values.seconds, { least: 0.2, most: MOST_SECONDS, isWhole: false }),
    growth: values.growth === undefined ? undefined : readSizes('--growth', values.growth),
  };
}
