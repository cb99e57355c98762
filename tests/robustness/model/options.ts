import { parseArgs } from 'node:util';

export const HELP = `Usage: npm run prove:model -- [options]

Goes through all that can happen to two orders, then through a million random courses of three.

  --size short   fewer faults and fewer courses: a few seconds
  --runs <n>     that many random courses
  --seed <n>     replay one random course, step by step
  --help         show this`;

export interface ProveOptions {
  readonly help: boolean;
  readonly isShort: boolean;
  readonly runs: number;
  /** The one random course to replay. */
  readonly seed?: number;
}

const RUNS = { full: 1_000_000, short: 50_000 };

/** Reads the command line. @throws Error that says what is wrong with it */
export function readOptions(args: string[]): ProveOptions {
  const { values } = parseArgs({
    args,
    options: {
      size: { type: 'string', default: 'full' },
      runs: { type: 'string' },
      seed: { type: 'string' },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  const { size, help } = values;
  if (size !== 'full' && size !== 'short') throw new Error('--size is full or short.');
  const runs = wholeNumber('--runs', values.runs) ?? RUNS[size];
  return { help, isShort: size === 'short', runs, seed: wholeNumber('--seed', values.seed) };
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new Error(`${option} ${text}: give a whole number.`);
  return Number(text);
}
