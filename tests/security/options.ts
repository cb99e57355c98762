import { parseArgs } from 'node:util';
import { choose, readSeed } from '@emporium/harness';
import { PARTS } from './parts';
import { type SizeName, SIZES } from './sizes';

export const HELP = `Usage: npm run prove:edge -- [options]

Starts a suite of its own and tries to fool its gateway and its services:

${PARTS.map(({ name, claim }) => `  ${name.padEnd(20)} ${claim}`).join('\n')}

  --only <part>   one of these, with a hyphen for each space
  --size <size>   short (under 30 s) or default (under 4 minutes)
  --seed <n>      try the same again; a random one when absent
  --mutants       make the edge one mutant after the other, and see that each is found
  --help          show this`;

export interface EdgeOptions {
  readonly mutants: boolean;
  readonly size: SizeName;
  readonly seed: number;
  /** The names of the parts to prove. */
  readonly parts: readonly string[];
}

/** Reads the command line. @throws Error that says what is wrong with it */
export function readOptions(args: string[]): EdgeOptions {
  const { values } = parseArgs({
    args,
    options: {
      mutants: { type: 'boolean', default: false },
      only: { type: 'string' },
      size: { type: 'string', default: 'default' },
      seed: { type: 'string' },
    },
  });
  const { mutants, only, size, seed } = values;
  const names = PARTS.map(({ name }) => name);
  const parts = only === undefined ? names : names.filter((name) => name.replaceAll(' ', '-') === only);
  if (parts.length === 0) throw new Error(`--only ${only}: choose one of ${names.map(hyphened).join(', ')}.`);
  choose('--size', size, SIZES);
  return { mutants, size: size as SizeName, seed: readSeed(seed), parts };
}

const hyphened = (name: string) => name.replaceAll(' ', '-');
