import { markdownTable } from '../runner/table';
import { type Cost, ratiosOf } from './cost';
import type { Growth } from './sizes';

const BAD_RATIO = 1.5;

const cellOf = (value: number, ratio: number, isSmallest: boolean) =>
  value.toFixed(value < 100 ? 2 : 0) + (isSmallest ? '' : ` (x${ratio.toFixed(2)})`);

/** A table of medians, each with how many times the cost at the smallest size it is. */
export function tableOf({ title, names }: Growth, costs: readonly Cost[]): string[] {
  const rows = costs.map((cost) => {
    const ratios = ratiosOf(cost);
    const cells = cost.values.map((value, size) => cellOf(value, ratios[size] ?? NaN, size === 0));
    return [`${cost.name}, ${cost.unit}`, ...cells];
  });
  return markdownTable([[title, ...names], ...rows]);
}

/** Says what costs much more at the largest size than at the smallest. */
export function verdictOn({ title, names }: Growth, costs: readonly Cost[]): string[] {
  const growing = costs.flatMap((cost) => {
    const ratio = ratiosOf(cost).at(-1) ?? NaN;
    return ratio > BAD_RATIO ? [`${cost.name} (x${ratio.toFixed(2)})`] : [];
  });
  const what = growing.length === 0 ? 'nothing' : growing.join(', ');
  return [
    `${title}: ${what} costs more than ${BAD_RATIO} times as much at ${names.at(-1)} as at ${names[0]}`,
  ];
}
