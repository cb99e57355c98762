export type Compare<Item> = (a: Item, b: Item) => number;

/** Up to so many additions are inserted one by one; more are appended and sorted together. */
const FEW = 64;

/** Items in order, no two of them equal. Many additions before the next read cost one sort. */
export class SortedArray<Item> {
  private sorted: Item[] = [];
  private added: Item[] = [];

  constructor(readonly compare: Compare<Item>) {}

  get items(): readonly Item[] {
    if (this.added.length > FEW) {
      this.sorted = this.sorted.concat(this.added).sort(this.compare);
    } else {
      for (const item of this.added) this.sorted.splice(rankOf(this.sorted, item, this.compare), 0, item);
    }
    if (this.added.length > 0) this.added = [];
    return this.sorted;
  }

  add(item: Item): void {
    this.added.push(item);
  }

  remove(item: Item): void {
    const rank = rankOf(this.items, item, this.compare);
    const found = this.sorted[rank];
    if (found !== undefined && this.compare(found, item) === 0) this.sorted.splice(rank, 1);
  }
}

/** How many of the sorted items come before a key. */
export function rankOf<Item, Key>(
  items: readonly Item[],
  key: Key,
  compare: (item: Item, key: Key) => number,
): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(items[middle] as Item, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
