import { rankOf, SortedArray } from './sorted-array';

const byValue = (a: number, b: number) => a - b;

describe('a sorted array', () => {
  it.each([3, 500])('keeps %i items in order, in whatever order they come and go', (count) => {
    const array = new SortedArray(byValue);
    const scattered = Array.from({ length: count }, (_, n) => (n * 7_919) % 104_729);

    scattered.forEach((item) => array.add(item));
    expect(array.items).toEqual([...scattered].sort(byValue));
    const [first = 0, ...rest] = scattered;
    array.remove(first);
    array.remove(-1);
    array.add(50_000.5);

    expect(array.items).toEqual([...rest, 50_000.5].sort(byValue));
  });

  it('takes out what has just been added', () => {
    const array = new SortedArray(byValue);
    array.add(1);
    array.remove(1);

    expect(array.items).toEqual([]);
  });
});

it.each([
  [0, 0],
  [1, 0],
  [2, 1],
  [9, 3],
])('%i comes after %i of 1, 3, 5', (key, rank) => {
  expect(rankOf([1, 3, 5], key, byValue)).toBe(rank);
});
