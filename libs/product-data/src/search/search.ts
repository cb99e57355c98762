import type { Term } from './words';
import type { Entry, WordIndex } from './word-index';

/**
 * How far a search goes: to words as they are and their beginnings; to what stands inside of words, as in compounds;
 * or to words that one letter is wrong of. Each is tried when the one before has found nothing.
 */
export const LENIENCES = ['exact', 'inside', 'misspelt'] as const;
export type Lenience = (typeof LENIENCES)[number];

/** How well a word of a query is met, the lower the better; in a description instead of the name it counts for more. */
const [WHOLE, BEGINNING, FORGIVEN] = [1, 2, 3] as const;
const IN_TEXT = 64;

/** How many words of a query may be forgiven: for each of them all indexed words are looked through. */
const MOST_FORGIVEN = 3;
/** How many entries of products one search looks at; words beyond that are left out, beginnings last in the alphabet first. */
const MOST_LOOKED_AT = 1_000_000;

/** Finds the products that have all the terms. One object is one search: it keeps count of its work. */
export class Search {
  private looksLeft = MOST_LOOKED_AT;

  /** @param size one more than the highest number of a product */
  constructor(
    private readonly index: WordIndex,
    private readonly size: number,
    private readonly terms: readonly Term[],
  ) {}

  /** For each product by number how far it is from the query, above 0; 0 for one that does not match. */
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

  /** @param distances that are bettered where the word is nearer */
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

  /** Words that nobody wrote are what is misspelt; where there are none, any word may be meant otherwise. */
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

/** Leaves in the first what both have. */
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
