import { Numbers } from './numbers';
import { firstStuck } from './stuck';

const AT_REST = -1;
const stuckIn = (...next: number[]) => {
  const numbers = new Numbers();
  next.forEach((state) => numbers.push(state));
  return firstStuck(numbers);
};

describe('firstStuck', () => {
  it('finds nothing where all ways lead to rest', () => {
    expect(stuckIn(1, 2, AT_REST, 1, 3)).toBeUndefined();
  });

  it.each([
    ['a circle', [1, 2, 1, AT_REST], 0],
    ['a state that stays as it is', [AT_REST, 0, 2], 2],
  ])('finds %s', (_, next, stuck) => {
    expect(stuckIn(...next)).toBe(stuck);
  });
});
