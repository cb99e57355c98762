import { parseArgs } from 'node:util';
import { AREA_NAMES, type AreaName, isAreaName } from './areas';

export const HELP = `Usage: npm run mutants -- [area ...]

Changes the code in small ways (Stryker's mutants), runs the specs that reach the change, and counts the changes that no
spec notices. Ends with 1 when an area falls under 90 %.

  area      ${AREA_NAMES.join(', ')}; all when none is named
  --help    show this`;

export interface MutationOptions {
  readonly help: boolean;
  readonly areas: readonly AreaName[];
}

/** Reads the command line. @throws Error that says what is wrong with it */
export function readOptions(args: string[]): MutationOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false, short: 'h' } },
  });
  const unknown = positionals.find((name) => !isAreaName(name));
  if (unknown !== undefined) throw new Error(`${unknown}: choose of ${AREA_NAMES.join(', ')}.`);
  const named = positionals.filter(isAreaName);
  return { help: values.help, areas: named.length > 0 ? named : AREA_NAMES };
}
