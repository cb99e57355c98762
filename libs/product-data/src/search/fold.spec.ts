import { fold } from './fold';

describe('fold', () => {
  it.each([
    ['IŞIK', 'ışık'],
    ['İstanbul', 'istanbul'],
    ['Straße', 'STRASSE'],
    ['GROẞ', 'gross'],
    ['Łódź', 'lodz'],
    ['Smørrebrød', 'smorrebrod'],
    ['Đèn', 'den'],
    ['Þór', 'thor'],
    ['Cœur', 'COEUR'],
    ['ΣΊΣΥΦΟΣ', 'σισυφος'],
    ['ﬁne', 'FINE'],
    ['Ёлка', 'елка'],
    ['שָׁלוֹם', 'שלום'],
    ['كِتَاب', 'كتاب'],
    ['ｶﾞﾗｽ', 'ガラス'],
    ['soft\u00adhyphen', 'softhyphen'],
  ])('takes %s for %s', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it.each([
    ['か', 'が'],
    ['กา', 'กี'],
    ['और', 'आर'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });
});
