import { rankOf, SortedArray } from '../listing/sorted-array';
import { isOneEdit } from './one-edit';
import { Vocabulary } from './vocabulary';
import { isUnbroken, wordsOf } from './words';

/** An indexed word, and the numbers of the products that have it in the name, or only in the description. */
export interface Entry {
  readonly word: string;
  inName: number[];
  inText: number[];
}

/** The entries of a product in the index, to remove exactly those. */
export interface Indexed {
  readonly name: readonly Entry[];
  readonly text: readonly Entry[];
}

/** How many other words one word of a query may match; this bounds the work of a search. */
const MOST_WORDS = 500;
/** Shorter words are part of nearly every word, and one letter away from too many. */
const SHORTEST_FORGIVEN = 3;
const ALL_DIGITS = /^\p{N}+$/u;

const byWord = (a: Entry, b: Entry) => (a.word < b.word ? -1 : Number(a.word > b.word));
const toWord = (entry: Entry, word: string) => (entry.word < word ? -1 : Number(entry.word > word));

/** An inverted index: the products that have a word. */
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

  /** The first words of the alphabet that begin with this one; none for a single letter of an alphabetic script. */
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
   * The words that differ from this one by one edit. Wherever the edit is, either the first half of the word is right,
   * or the part after its middle letter.
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

/** Most words occur in one product only, and an array made by `push` reserves space for many items at once. */
function withOne(products: number[], product: number): number[] {
  if (products.length === 0) return [product];
  products.push(product);
  return products;
}

/** Copies a word: a substring would keep the whole text in memory. */
const detached = (word: string) => Buffer.from(word).toString();

function takeOut(products: number[], product: number): void {
  const last = products.pop();
  if (last === undefined || last === product) return;
  products[products.indexOf(product)] = last;
}
