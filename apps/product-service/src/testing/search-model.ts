import type { ProductDto } from '../products/product.dto';

/** How far products are from a query, by id. */
export type Distances = ReadonlyMap<string, number>;

const FORGIVEN = 3;
const IN_TEXT = 64;

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const tokens = (text: string) =>
  fold(text)
    .split(/[^\p{L}\p{N}-]+/u)
    .filter(Boolean);
const partsOf = (token: string) => token.split('-').filter(Boolean);
const wordsIn = (text: string) =>
  tokens(text).flatMap((token) => [...partsOf(token), partsOf(token).join('')]);

/** A word of a query against a word of a product: 1 it is the word, 2 begins it, 3 is meant for it; 0 for neither. */
type Near = (asked: string, word: string) => number;
const exact: Near = (asked, word) => {
  if (word === asked) return 1;
  return asked.length > 1 && word.startsWith(asked) ? 2 : 0;
};
const inside: Near = (asked, word) => (asked.length > 2 && word.includes(asked) ? FORGIVEN : 0);
const misspelt: Near = (asked, word) =>
  asked.length > 2 && !/^\d+$/.test(asked) && edits(word).has(asked) ? FORGIVEN : 0;

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789'];

/** All that one wrong letter makes of a word. */
function edits(word: string): Set<string> {
  const cuts = Array.from(
    { length: word.length + 1 },
    (_, at) => [word.slice(0, at), word.slice(at)] as const,
  );
  return new Set(
    cuts.flatMap(([head, tail]) => [
      head + tail.slice(1),
      head + (tail[1] ?? '') + (tail[0] ?? '') + tail.slice(2),
      ...LETTERS.flatMap((letter) => [head + letter + tail, head + letter + tail.slice(1)]),
    ]),
  );
}

/** Whole words and beginnings, where there are none the insides of words, then misspellings. */
export function distancesIn(
  all: readonly ProductDto[],
  candidates: readonly ProductDto[],
  q: string,
): Distances {
  const terms = [...new Set(tokens(q))].map(partsOf).map((parts) => ({
    parts,
    joined: parts.length > 1 ? [parts.join('')] : [],
  }));
  const asked = terms.flatMap(({ parts, joined }) => [...joined, ...parts]);
  const known = all.flatMap(({ name, description }) => wordsIn(`${name} ${description}`));
  const unknown = asked.filter((word) => !known.some((one) => exact(word, one)));
  const forgiven = (unknown.length > 0 ? unknown : asked).slice(0, 3);
  for (const lenience of [undefined, inside, misspelt]) {
    const near: Near = (word, one) =>
      exact(word, one) || (lenience && forgiven.includes(word) ? lenience(word, one) : 0);
    const found = candidates.flatMap((product): [string, number][] => {
      const distances = terms.map(({ parts, joined }) =>
        least([
          most(parts.map((part) => distance(part, product, near))),
          ...joined.map((word) => distance(word, product, near)),
        ]),
      );
      return distances.every(Boolean) ? [[product.id, distances.reduce((sum, one) => sum + one, 0)]] : [];
    });
    if (found.length > 0) return new Map(found);
  }
  return new Map();
}

const least = (distances: readonly number[]) => {
  const found = distances.filter(Boolean);
  return found.length > 0 ? Math.min(...found) : 0;
};
const most = (distances: readonly number[]) => (distances.every(Boolean) ? Math.max(...distances) : 0);

function distance(asked: string, { name, description }: ProductDto, near: Near): number {
  const inName = wordsIn(name).map((word) => near(asked, word));
  const inText = wordsIn(description).map((word) => {
    const found = near(asked, word);
    return found && found + IN_TEXT;
  });
  return least([...inName, ...inText]);
}
