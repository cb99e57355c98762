const LONGEST_WORD = 40;

/**
 * The distinct words of a text as they are indexed: lower case, accents off, of letters and digits alone,
 * cut after 40 characters. A query goes through the same.
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => [...word].slice(0, LONGEST_WORD).join('')))];
}
