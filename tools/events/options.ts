import { parseArgs } from 'node:util';
import { START } from '@emporium/events';
import { positionOf } from './point';

export type Options =
  | { readonly command: 'help' | 'status' }
  | { readonly command: 'tail'; readonly last: number; readonly dead: boolean }
  | { readonly command: 'rewind'; readonly position: string; readonly group?: string }
  | { readonly command: 'revive'; readonly position: string };

/** What each command takes. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  status: [],
  tail: ['last', 'dead'],
  replay: ['from', 'group', 'dead'],
};

/** Reads the command line. @throws Error that says what is wrong with it */
export function readOptions(args: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      last: { type: 'string' },
      dead: { type: 'boolean' },
      from: { type: 'string' },
      group: { type: 'string' },
    },
  });
  const [command, surplus] = positionals;
  if (values.help) return { command: 'help' };
  const allowed = ALLOWED[command ?? ''];
  if (!allowed || surplus !== undefined)
    throw new Error('Give one command: tail, status or replay. --help explains them.');
  const foreign = Object.keys(values).find((name) => !allowed.includes(name));
  if (foreign) throw new Error(`${command} takes no --${foreign}. --help shows what it takes.`);
  if (command === 'status') return { command };
  if (command === 'tail') return { command, last: readLast(values.last), dead: values.dead ?? false };
  return readReplay(values);
}

function readLast(last = '10'): number {
  if (!/^\d{1,4}$/.test(last)) throw new Error(`--last ${last}: give a number up to 9999.`);
  return Number(last);
}

function readReplay({ from, group, dead }: { from?: string; group?: string; dead?: boolean }): Options {
  if (dead && group) throw new Error('Dead letters go back to all groups: --dead takes no --group.');
  if (dead) return { command: 'revive', position: from ? positionOf(from) : START };
  if (!from) throw new Error('Say what to replay: --from <point> or --dead. --help explains them.');
  return { command: 'rewind', position: positionOf(from), group };
}
