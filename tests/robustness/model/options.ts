import { parseArgs } from 'node:util';
import { choose, readNumber } from '@emporium/harness';

export const HELP = `Usage: npm run prove:model -- [options]

Goes through all that can happen to two orders, then through a million random courses of three.

  --size short   fewer faults and fewer courses: a few seconds
  --runs <n>     that many random courses
  --seed <n>     replay one random course, step by step
  --help         show this`;

export interface ProveOptions {
  readonly isShort: boolean;
  readonly runs: number;
  /** The one random course to replay. */
  readonly seed?: number;
}

/** Of runs and seeds. */
const MOST = 1e15;
const RUNS = { full: 1_000_000, short: 50_000 };

/** Reads the command line. @throws Error that says what is wrong with it */
export function readOptions(args: string[]): ProveOptions {
  const { values } = parseArgs({
    args,
    options: {
      size: { type: 'string', default: 'full' },
      runs: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const { size } = values;
  const runs = wholeNumber('--runs', values.runs) ?? choose('--size', size, RUNS);
  return { isShort: size === 'short', runs, seed: wholeNumber('--seed', values.seed) };
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : readNumber(option, text, { least: 0, most: MOST });
}
