import type { Term } from './words';
import type { Entry, WordIndex } from './word-index';

/**
 * How lenient a search is. `exact` finds whole words and beginnings of words; `inside` also parts inside of words, as
 * in compounds; `misspelt` also words with one wrong letter. Each is tried when the one before has found nothing.
 */
export const LENIENCES = ['exact', 'inside', 'misspelt'] as const;
export type Lenience = (typeof LENIENCES)[number];

/** The distance of a match, the lower the better; a match in the description adds {@link IN_TEXT}. */
const [WHOLE, BEGINNING, FORGIVEN] = [1, 2, 3] as const;
const IN_TEXT = 64;

/** How many words of a query are matched leniently: for each of them all indexed words are searched. */
const MOST_FORGIVEN = 3;
/** How many entries of products one search reads; what comes after them, late in the alphabet, is left out. */
const MOST_LOOKED_AT = 1_000_000;

/** Finds the products that match all terms. One object is for one search, whose work it counts. */
export class Search {
  private looksLeft = MOST_LOOKED_AT;

  /** @param size one more than the highest number of a product */
  constructor(
    private readonly index: WordIndex,
    private readonly size: number,
    private readonly terms: readonly Term[],
  ) {}

  /** The distance of each product, by number, from the query; 0 for a product that does not match. */
  distances(lenience: Lenience): Uint16Array {
    const total = new Uint16Array(this.size);
    const forgiven = lenience === 'exact' ? new Set<string>() : this.forgiven();
    const [first, ...rest] = this.terms.map((term) => this.ofTerm(term, lenience, forgiven));
    if (first) total.set(first);
    for (const one of rest) both(total, one, (a, b) => a + b);
    return total;
  }

  private ofTerm({ parts, joined }: Term, lenience: Lenience, forgiven: ReadonlySet<string>): Uint8Array {
    const [first = new Uint8Array(this.size), ...rest]: Uint8Array[] = parts.map((part) =>
      this.ofWord(part, lenience, forgiven),
    );
    for (const one of rest) both(first, one, Math.max);
    return joined === undefined ? first : this.ofWord(joined, lenience, forgiven, first);
  }

  /** @param distances to lower where the word is nearer */
  private ofWord(
    word: string,
    lenience: Lenience,
    forgiven: ReadonlySet<string>,
    distances: Uint8Array = new Uint8Array(this.size),
  ): Uint8Array {
    this.mark(distances, this.index.whole(word), WHOLE);
    this.mark(distances, this.index.beginning(word), BEGINNING);
    if (forgiven.has(word)) this.mark(distances, this.forgivenFor(word, lenience), FORGIVEN);
    return distances;
  }

  private mark(distances: Uint8Array, entries: readonly Entry[], distance: number): void {
    for (const { inName, inText } of entries) {
      this.looksLeft -= inName.length + inText.length;
      if (this.looksLeft < 0) return;
      lower(distances, inName, distance);
      lower(distances, inText, distance + IN_TEXT);
    }
  }

  /** The words to match leniently: those that no product has, or all of them when every word is known. */
  private forgiven(): Set<string> {
    const words = this.terms.flatMap(({ parts, joined }) =>
      joined === undefined ? parts : [joined, ...parts],
    );
    const unknown = words.filter((word) => !this.isKnown(word));
    return new Set((unknown.length > 0 ? unknown : words).slice(0, MOST_FORGIVEN));
  }

  private isKnown(word: string): boolean {
    return this.index.whole(word).length > 0 || this.index.beginning(word).length > 0;
  }

  private forgivenFor(word: string, lenience: Lenience): Entry[] {
    return lenience === 'inside' ? this.index.around(word) : this.index.near(word);
  }
}

/** Combines two distances in the first; a product without either gets 0. */
function both(
  first: Uint8Array | Uint16Array,
  second: Uint8Array,
  sum: (a: number, b: number) => number,
): void {
  for (let product = 0; product < first.length; product++) {
    const a = first[product] ?? 0;
    const b = second[product] ?? 0;
    first[product] = a && b && sum(a, b);
  }
}

function lower(distances: Uint8Array, products: readonly number[], distance: number): void {
  for (const product of products) {
    const known = distances[product];
    if (!known || known > distance) distances[product] = distance;
  }
}
