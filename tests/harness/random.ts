/** Random choices that are the same for the same seed. @see mulberry32, a generator of 32 bits by Tommy Ettinger */
export class Random {
  private state: number;

  /** @param seed a whole number; neighbours among them lead far apart */
  constructor(seed: number) {
    this.state = Math.imul(seed ^ (seed / 0x1_0000_0000), 0x9e3779b1) | 0;
  }

  /** From 0 inclusive to 1 exclusive. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, not including, the bound. */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  /** A whole number; both ends are included. */
  integer(min: number, max: number): number {
    return min + this.below(max - min + 1);
  }

  /** @param probability from 0 to 1 */
  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0];
  }

  /** The key of a weight, as often as its weight says. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries(weights) as [Name, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    const chosen = entries.find(([, weight]) => (left -= weight) < 0) ?? entries[0];
    return (chosen as [Name, number])[0];
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item): [number, Item] => [this.next(), item])
      .sort(([a], [b]) => a - b)
      .map(([, item]) => item);
  }
}
