import type { ProductDraft } from '@emporium/product-data';

/** A catalogue that is the same at each run, and at each size has the same proportions. */
export function syntheticProduct(index: number): { draft: ProductDraft; stock: number } {
  const pick = (salt: number) => Math.imul(index + 1, salt) >>> 8;
  const word = (salt: number) => WORDS[pick(salt) % WORDS.length];
  const words = (salts: readonly number[]) => salts.map(word).join(' ');
  return {
    draft: {
      name: `${words(SALTS.slice(0, 3))} ${index}`,
      description: `${COLOURS[pick(SALT_OF_COLOUR) % 5]} ${MATERIALS[index % 5]} ${words(SALTS.slice(3))}`,
      priceCents: pick(2_654_435_761) % PRICES,
      category: `Category ${index % 20}`,
    },
    stock: index % 10 === 0 ? 0 : 25,
  };
}

/** Each occurs in a fifth of the products. */
const COLOURS = ['red', 'green', 'blue', 'black', 'white'];
const MATERIALS = ['steel', 'wool', 'oak', 'glass', 'paper'];
const SALT_OF_COLOUR = 122_949_823;
/** Prices are spread evenly over 0.00 to 999.99. */
const PRICES = 100_000;
const SALTS = [
  73_856_093, 19_349_663, 83_492_791, 49_979_687, 86_028_121, 67_867_967, 32_452_843, 15_485_863,
];
/** 400 words: each occurs in about two of a hundred products. */
const SYLLABLES = 'ba co di fu ge hi jo ka lu me no pi qua re si to ul va wo ze'.split(' ');
const WORDS = SYLLABLES.flatMap((first) => SYLLABLES.map((second) => `${first}${second}rn`));
