import { DATA, type Memory } from '../suite/memory';

const MOST_GROWTH = 1.1;
/** What a heap may hold before it is collected, besides. */
const SLACK_BYTES = 32 * 1_024 * 1_024;

/**
 * Who holds clearly more memory in the last third of the samples than in the second: the first third warms up.
 * The data Redis is left out: it is to grow, by what orders need.
 *
 * @param samples in the order they were taken
 */
export function findGrowth(samples: readonly Memory[]): string[] {
  const third = Math.ceil(samples.length / 3);
  const [, middle, last] = [0, third, 2 * third].map((from) => samples.slice(from, from + third));
  const names = Object.keys(samples[0] ?? {}).filter((name) => name !== DATA);
  return names.flatMap((name) => {
    const [before, after] = [middle, last].map((some = []) =>
      median(some.map((memory) => memory[name] ?? 0)),
    );
    if (before === undefined || after === undefined || after <= before * MOST_GROWTH + SLACK_BYTES) return [];
    return [`${name} grew from ${megabytes(before)} to ${megabytes(after)}`];
  });
}

export const megabytes = (bytes: number) => `${(bytes / 1_024 / 1_024).toFixed(0)} MB`;

function median(numbers: readonly number[]): number | undefined {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
