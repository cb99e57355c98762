import { fold } from './fold';

const LONGEST_WORD = 40;
/** Only so many first parts of a longer chain are also indexed or searched joined. */
const JOINED_PARTS = 8;

const LETTERS = String.raw`[\p{L}\p{N}\p{M}]+`;
const JOINER = String.raw`['’\p{Pd}]`;
const RUN = new RegExp(`${LETTERS}(?:${JOINER}${LETTERS})*`, 'gu');
const PART = new RegExp(LETTERS, 'gu');
const INVISIBLE = /\p{Cf}/gu;
/** Scripts without blanks between words. */
const UNBROKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Whether a word is in a script without blanks, where a single letter may be a word. */
export const isUnbroken = (word: string): boolean => UNBROKEN.test(word);

/** A part of a query between blanks: a product must have all of `parts`, or else `joined`. */
export interface Term {
  readonly parts: readonly string[];
  readonly joined?: string;
}

/**
 * The distinct words of a text as they are indexed, folded and cut after 40 characters. Wi-Fi is indexed as wi, fi and
 * wifi. Words in a script without blanks are indexed alone and in pairs, since a query may be segmented differently.
 */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const run of runsOf(text)) {
    const parts = partsOf(run);
    for (const part of parts) words.add(part);
    for (const joined of isUnbroken(run) ? pairs(parts) : suffixes(parts)) words.add(cut(joined));
  }
  words.delete('');
  return words;
}

/** The distinct terms of a query; none of them is empty. */
export function termsOf(query: string): Term[] {
  const terms = new Map<string, Term>();
  for (const run of runsOf(query)) {
    const all = partsOf(run);
    const parts = isUnbroken(run) ? all.slice(0, JOINED_PARTS) : all;
    const joined = parts.length > 1 ? { joined: cut(parts.join('')) } : {};
    if (parts.length > 0) terms.set(parts.join('-'), { parts: [...new Set(parts)], ...joined });
  }
  return [...terms.values()];
}

const runsOf = (text: string) => text.normalize('NFC').replace(INVISIBLE, '').match(RUN) ?? [];

function partsOf(run: string): string[] {
  const raw = run.match(PART) ?? [];
  const parts = raw.flatMap((part) =>
    isUnbroken(part) ? Array.from(segmenter.segment(part), ({ segment }) => segment) : [part],
  );
  return parts.map((part) => cut(fold(part))).filter(Boolean);
}

const cut = (word: string) =>
  word.length <= LONGEST_WORD ? word : [...word].slice(0, LONGEST_WORD).join('');

const pairs = (parts: readonly string[]) => parts.slice(1).map((part, index) => `${parts[index]}${part}`);

/** All endings of a chain: a part inside of it is then found as the beginning of one of them. */
const suffixes = (parts: readonly string[]) =>
  parts.slice(0, JOINED_PARTS).map((_, index) => parts.slice(index, JOINED_PARTS).join(''));
