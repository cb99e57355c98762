import { wordsOf } from './words';

describe('wordsOf', () => {
  it.each([
    ['Hand Trowel, 30 cm', ['hand', 'trowel', '30', 'cm']],
    ['Café CRÈME brûlée', ['cafe', 'creme', 'brulee']],
    ['tea TEA Tea', ['tea']],
    ['İstanbul ﬁne', ['istanbul', 'fine']],
    ['木 стол', ['木', 'стол']],
    ['… — !', []],
    ['x'.repeat(60), ['x'.repeat(40)]],
  ])('finds the words of %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});
