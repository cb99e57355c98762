/** The items in an order that is the same for the same seed. @see mulberry32, a generator of 32 bits by Tommy Ettinger */
export function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return items
    .map((item): [number, Item] => [next(), item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}
