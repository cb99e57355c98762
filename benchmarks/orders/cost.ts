/** What an operation costs at each size, the smallest first. */
export interface Cost {
  readonly name: string;
  readonly unit: 'ms' | 'a second';
  readonly values: readonly number[];
}

/** How many times the cost at the smallest size each size costs. */
export const ratiosOf = ({ unit, values }: Cost): number[] => {
  const smallest = values[0] ?? NaN;
  return values.map((value) => (unit === 'ms' ? value / smallest : smallest / value));
};
