import { parseArgs } from 'node:util';
import type { RoundName } from './suite/rounds';

export const HELP = `Usage: npm run prove:restart -- [options]

Starts a suite of its own with two instances of every service, lets customers browse, fill carts, order and log in
through both gateways, and restarts every instance meanwhile. Not one request may fail, not one order be lost or doubled.

  --size <size>   short (one instance of every service at a time, 20 s)
                  or default (one instance after the other, then as short, 60 s)
  --help          show this`;

const SIZES: Readonly<Record<'short' | 'default', readonly RoundName[]>> = {
  short: ['together'],
  default: ['one by one', 'together'],
};

export interface ProveOptions {
  readonly help: boolean;
  readonly rounds: readonly RoundName[];
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
  if (size !== 'short' && size !== 'default') throw new Error(`--size ${size}: choose short or default.`);
  return { help, rounds: SIZES[size] };
}
