import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

const SEEDS = 1_000_000_000;

/** What the name of a choice stands for. @throws Error that lists the choices */
export function choose<Choice>(
  option: string,
  name: string,
  choices: Readonly<Record<string, Choice>>,
): Choice {
  if (!Object.hasOwn(choices, name))
    throw new Error(`${option} ${name}: choose one of ${Object.keys(choices).join(', ')}.`);
  return choices[name] as Choice;
}

/** The size that a command line names with `--size`, or the one called `default`. @throws Error */
export function readSize<Size>(args: string[], sizes: Readonly<Record<string, Size>>): Size {
  const { values } = parseArgs({ args, options: { size: { type: 'string', default: 'default' } } });
  return choose('--size', values.size, sizes);
}

/** @param text a random seed is taken when it is absent. @throws Error */
export function readSeed(text: string | undefined, anySeed = () => randomInt(SEEDS)): number {
  return text === undefined ? anySeed() : readNumber('--seed', text, { least: 0, most: SEEDS - 1 });
}

export interface NumberRule {
  readonly least: number;
  readonly most: number;
  readonly isWhole?: boolean;
}

/** @throws Error that says what is allowed */
export function readNumber(
  option: string,
  text: string,
  { least, most, isWhole = true }: NumberRule,
): number {
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most && (!isWhole || Number.isInteger(number))) return number;
  throw new Error(`${option} ${text}: give a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}.`);
}
