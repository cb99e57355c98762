import { type Abuse, sendAll } from './abuse';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

let next = 0;
const twoLetters = () => {
  const number = next++;
  return `${LETTERS[number % 26]}${LETTERS[Math.floor(number / 26) % 26]}`;
};
const price = () => (1 + (next++ % 900) / 100).toFixed(2);

/** Lists that nobody has asked for before, so that each must be made. */
export const costlyReads: Abuse = {
  name: 'costly reads',
  strike: (abuser) =>
    sendAll(
      abuser.client,
      [
        `minPrice=${price()}&sort=name&limit=100&page=90`,
        `minPrice=${price()}&sort=createdAt&limit=100&page=1000`,
        `q=${[twoLetters(), twoLetters(), twoLetters(), twoLetters()].join('%20')}&limit=100`,
        `q=${twoLetters()}&sort=name&inStock=true&page=3`,
      ].map((query) => ({
        method: 'GET' as const,
        path: `/products?${query}`,
        headers: { 'cache-control': 'no-cache' },
      })),
    ),
};
