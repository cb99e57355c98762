import { parseArgs } from 'node:util';
import { type SizeName, SIZES } from './plan/sizes';

export const HELP = `Usage: npm run prove:checkout -- [options]

Starts a suite of its own, lets many clients order and cancel, kills and stops every kind of process meanwhile, and
checks afterwards that nothing was oversold, lost, doubled or left undecided.

  --size <size>   short (500 checkouts, 60 kills), default (2,000, 102) or full (10,000, 1,200)
  --seed <n>      plan the same run again; a random one when absent
  --help          show this`;

export interface ProveOptions {
  readonly help: boolean;
  readonly size: SizeName;
  readonly seed: number;
}

/** Reads the command line. @throws Error that says what is wrong with it */
export function readOptions(args: string[], anySeed: () => number): ProveOptions {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', default: false, short: 'h' },
      size: { type: 'string', default: 'default' },
      seed: { type: 'string' },
    },
  });
  const { help, size, seed } = values;
  if (!(size in SIZES)) throw new Error(`--size ${size}: choose one of ${Object.keys(SIZES).join(', ')}.`);
  if (seed !== undefined && !/^\d{1,9}$/.test(seed))
    throw new Error(`--seed ${seed}: give a whole number below 1,000,000,000.`);
  return { help, size: size as SizeName, seed: seed === undefined ? anySeed() : Number(seed) };
}
