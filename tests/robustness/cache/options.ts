import { parseArgs } from 'node:util';

export const HELP = `Usage: npm run prove:cache -- [options]

Starts a suite of its own with two gateways, lets many change the catalogue on every way in and many more read it, and
compares each answer with what had been written by then.

  --size <size>   short (10 s) or default (30 s)
  --help          show this`;

const SECONDS = { short: 10, default: 30 } as const;

export interface ProveOptions {
  readonly help: boolean;
  readonly seconds: number;
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
  return { help, seconds: SECONDS[size] };
}
