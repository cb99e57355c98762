import { parseArgs } from 'node:util';
import { readNumber } from '@emporium/harness';

export const HELP = `Usage: npm run bench:services -- [options]

Measures what each operation costs each process of the suite, in ms of CPU a request, beside a floor: the same commands to
Redis behind a bare Fastify. Suite and floor take turns.

  --clients <n>   how many ask at once, 16 by default
  --seconds <n>   of each of the 5 turns of an operation, 1 by default
  --help          show this`;

export interface ServicesOptions {
  readonly clients: number;
  readonly seconds: number;
}

/** Reads the command line. @throws Error that says what is wrong with it */
export function readOptions(args: string[]): ServicesOptions {
  const { values } = parseArgs({
    args,
    options: { clients: { type: 'string', default: '16' }, seconds: { type: 'string', default: '1' } },
  });
  return {
    clients: readNumber('--clients', values.clients, { least: 1, most: 64 }),
    seconds: readNumber('--seconds', values.seconds, { least: 0.2, most: 60, isWhole: false }),
  };
}
