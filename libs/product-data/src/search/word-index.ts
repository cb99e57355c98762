import { rankOf, SortedArray } from '../listing/sorted-array';
import { isOneEdit } from './one-edit';
import { Vocabulary } from './vocabulary';
import { isUnbroken, wordsOf } from './words';

/** A word that is indexed, and the numbers of the products that have it: in the name, or in the description alone. */
export interface Entry {
  readonly word: string;
  inName: number[];
  inText: number[];
}

/** What a product has in the index, to take just that out again. */
export interface Indexed {
  readonly name: readonly Entry[];
  readonly text: readonly Entry[];
}

/** How many words one word of a query stands for at most, besides itself: it bounds the work of a search. */
const MOST_WORDS = 500;
/** Shorter ones are inside of nearly everything, and one letter away from too much. */
const SHORTEST_FORGIVEN = 3;
const ALL_DIGITS = /^\p{N}+$/u;

const byWord = (a: Entry, b: Entry) => (a.word < b.word ? -1 : Number(a.word > b.word));
const toWord = (entry: Entry, word: string) => (entry.word < word ? -1 : Number(entry.word > word));

/** Which products have which words. */
export class WordIndex {
  private readonly byText = new Map<string, Entry>();
  private readonly entries = new SortedArray(byWord);
  private readonly vocabulary = new Vocabulary();

  add(product: number, name: string, description: string): Indexed {
    const nameWords = wordsOf(name);
    const indexed = {
      name: [...nameWords].map((word) => this.entryOf(word)),
      text: [...wordsOf(description)]
        .filter((word) => !nameWords.has(word))
        .map((word) => this.entryOf(word)),
    };
    for (const entry of indexed.name) entry.inName = withOne(entry.inName, product);
    for (const entry of indexed.text) entry.inText = withOne(entry.inText, product);
    return indexed;
  }

  remove(product: number, { name, text }: Indexed): void {
    name.forEach(({ inName }) => takeOut(inName, product));
    text.forEach(({ inText }) => takeOut(inText, product));
    for (const entry of [...name, ...text]) {
      if (entry.inName.length > 0 || entry.inText.length > 0) continue;
      this.byText.delete(entry.word);
      this.entries.remove(entry);
      this.vocabulary.remove(() => this.byText.keys());
    }
  }

  whole(word: string): Entry[] {
    const entry = this.byText.get(word);
    return entry ? [entry] : [];
  }

  /** The words that begin with this one, the first in the alphabet. One letter alone begins none, where words are spelt. */
  beginning(word: string): Entry[] {
    if ([...word].length === 1 && !isUnbroken(word)) return [];
    const { items } = this.entries;
    const first = rankOf(items, word, toWord);
    const found: Entry[] = [];
    for (let rank = first; found.length <= MOST_WORDS; rank++) {
      const entry = items[rank];
      if (!entry?.word.startsWith(word)) break;
      if (entry.word !== word) found.push(entry);
    }
    return found;
  }

  /** The words that have this one inside. */
  around(word: string): Entry[] {
    if (word.length < SHORTEST_FORGIVEN && !isUnbroken(word)) return [];
    return this.meant([this.vocabulary.containing(word)], (one) => one !== word);
  }

  /**
   * The words that one wrong letter makes this one of. Wherever that letter is, or the two that changed places, either
   * the first half of the word is right or what comes after the letter in the middle.
   */
  near(word: string): Entry[] {
    if (word.length < SHORTEST_FORGIVEN || ALL_DIGITS.test(word)) return [];
    const middle = word.length >> 1;
    const halves = [
      this.vocabulary.beginning(word.slice(0, middle)),
      this.vocabulary.ending(word.slice(middle + 1)),
    ];
    return this.meant(halves, (one) => isOneEdit(one, word));
  }

  private meant(words: readonly Iterable<string>[], isMeant: (word: string) => boolean): Entry[] {
    const found = new Set<Entry>();
    for (const candidates of words)
      for (const word of candidates) {
        const entry = isMeant(word) ? this.byText.get(word) : undefined;
        if (entry) found.add(entry);
        if (found.size === MOST_WORDS) return [...found];
      }
    return [...found];
  }

  private entryOf(word: string): Entry {
    const known = this.byText.get(word);
    if (known) return known;
    const entry = { word: detached(word), inName: NONE, inText: NONE };
    this.byText.set(entry.word, entry);
    this.entries.add(entry);
    this.vocabulary.add(entry.word);
    return entry;
  }
}

const NONE: number[] = [];

/** Most words are of one product alone, and an array that grows from nothing takes room for many at once. */
function withOne(products: number[], product: number): number[] {
  if (products.length === 0) return [product];
  products.push(product);
  return products;
}

/** A copy: as a part of a text the word would keep all of that in memory. */
const detached = (word: string) => Buffer.from(word).toString();

function takeOut(products: number[], product: number): void {
  const last = products.pop();
  if (last === undefined || last === product) return;
  products[products.indexOf(product)] = last;
}
