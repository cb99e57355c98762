import { termsOf, wordsOf } from './words';

describe('the words of a text', () => {
  it.each([
    ['Hand Trowel, 30 cm', ['hand', 'trowel', '30', 'cm']],
    ['Café CRÈME brûlée', ['cafe', 'creme', 'brulee']],
    ['tea TEA Tea', ['tea']],
    ['木 стол', ['木', 'стол']],
    ['… — ! -', []],
    ['x'.repeat(60), ['x'.repeat(40)]],
    ['Wi-Fi', ['wi', 'fi', 'wifi']],
    ['Wi\u2011Fi', ['wi', 'fi', 'wifi']],
    ['Damen-T-Shirt', ['damen', 't', 'shirt', 'damentshirt', 'tshirt']],
    ['Men’s', ['men', 's', 'mens']],
    ['中文玩具熊猫', ['中文', '玩具', '熊猫', '中文玩具', '玩具熊猫']],
    ['กระเป๋าหนัง', ['กระเป๋า', 'หนัง', 'กระเป๋าหนัง']],
    ['zero\u200bwidth', ['zerowidth']],
  ])('%j are %j', (text, words) => {
    expect([...wordsOf(text)].sort()).toEqual([...words].sort());
  });

  it('are few where a text of hyphens is long', () => {
    expect(wordsOf(Array.from({ length: 1_000 }, (_, n) => `a${n}`).join('-')).size).toBeLessThan(1_010);
  });
});

describe('the terms of a query', () => {
  it('are its words, and compounds also joined', () => {
    expect(termsOf('red T-Shirt RED')).toEqual([
      { parts: ['red'] },
      { parts: ['t', 'shirt'], joined: 'tshirt' },
    ]);
  });

  it('are the words that a language without blanks has in it', () => {
    expect(termsOf('玩具熊猫')).toEqual([{ parts: ['玩具', '熊猫'], joined: '玩具熊猫' }]);
  });

  it.each(['', ' ', '*', '[', '’-—'])('are none in %j', (query) => {
    expect(termsOf(query)).toEqual([]);
  });
});
