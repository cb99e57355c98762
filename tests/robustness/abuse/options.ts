import { parseArgs } from 'node:util';
import { isSizeName, type Size, SIZES } from './sizes';

export const HELP = `Usage: npm run prove:abuse -- [options]

Starts a suite of its own with the limits of production. Ten customers order at a steady pace, first alone, then beside
clients that send what costs a service the most, fail on purpose, never read, and ask faster than any limit lets them,
all at once. The customers, who come again when they are told to, must keep their pace, not one of their orders may fail,
and memory must stay flat.

  --size <size>   short (40 s), default (5 min) or full (an hour)
  --help          show this`;

export interface ProveOptions {
  readonly help: boolean;
  readonly size: Size;
}

/** Reads the command line. @throws Error that says what is wrong with it */
export function readOptions(args: string[]): ProveOptions {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', default: false, short: 'h' },
      size: { type: 'string', default: 'default' },
    },
  });
  const { help, size } = values;
  if (!isSizeName(size)) throw new Error(`--size ${size}: choose ${Object.keys(SIZES).join(', ')}.`);
  return { help, size: SIZES[size] };
}
