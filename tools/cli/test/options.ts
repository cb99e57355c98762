import { parseArgs } from 'node:util';

export const TARGETS = ['lint', 'licences', 'typecheck', 'test', 'integration', 'build', 'e2e', 'prove'];

export const HELP = `Usage: npm test -- [options]

Checks and tests everything; ends with the line "N passed, N failed".

  --skip <target>  leave out one of ${TARGETS.join(', ')}; may be repeated
  --help           show this`;

/** Reads the command line: which targets to run. @throws Error that says what is wrong with it */
export function readTargets(args: string[]): { help: boolean; targets: string[] } {
  const { values } = parseArgs({
    args,
    options: {
      skip: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  const unknown = values.skip.find((target) => !TARGETS.includes(target));
  if (unknown !== undefined)
    throw new Error(`--skip ${unknown}: the target is one of ${TARGETS.join(', ')}.`);
  return { help: values.help, targets: TARGETS.filter((target) => !values.skip.includes(target)) };
}
