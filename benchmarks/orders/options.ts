import { parseArgs } from 'node:util';
import { readNumber } from '@emporium/harness';
import { readSizes, type SizeName } from './sizes';

export const HELP = `Usage: npm run bench:orders -- [options]

Measures what orders cost through the gateway as the store grows, in suites of its own that take turns. First the orders
grow with 1k products, then the products (up to 100k) with 1k orders.

  --sizes <list>  of 1k, 10k, 100k and 1m, two at least; 1k,10k,100k by default. 1m takes some minutes and 8 GB more
  --seconds <n>   of each of the 7 turns in which orders are placed, 1 by default; each read has 200 runs a second
  --help          show this`;

export interface BenchOptions {
  readonly seconds: number;
  /** From the smallest to the largest. */
  readonly sizes: readonly SizeName[];
}

/** Reads the command line. @throws Error that says what is wrong with it */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '1' },
      sizes: { type: 'string', default: '1k,10k,100k' },
    },
  });
  const seconds = readNumber('--seconds', values.seconds, { least: 0.2, most: 60, isWhole: false });
  return { seconds, sizes: readSizes('--sizes', values.sizes) };
}
