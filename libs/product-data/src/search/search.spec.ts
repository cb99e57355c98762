import { CatalogueView } from '../listing/catalogue-view';
import { pageOf } from '../listing/list-page';
import { termsOf } from './words';

const NAMES = [
  ...[
    'IŞIK Lambası',
    'Straße Schild',
    'Łódź Poster',
    'Smørrebrød Brett',
    'Đèn bàn',
    '中文玩具熊猫',
    '日本語の茶碗',
  ],
  ...['กระเป๋าหนังแท้', 'Tischlampe', 'Wi-Fi Router', 'Wifi Key', 'T-Shirt', 'Tshirt Bag', 'Teapot', 'Tray'],
];
const texts: Record<string, string> = { Tray: 'Carries a teapot.', Tischlampe: 'Steht auf Tischen.' };

const view = new CatalogueView();
NAMES.forEach((name, n) =>
  view.put({
    ...{
      id: String(n).padStart(36, '0'),
      name,
      description: texts[name] ?? '',
      priceCents: 1,
      category: 'All',
    },
    ...{ createdAt: new Date(n).toISOString(), updatedAt: '', version: 1, stock: 1 },
  }),
);
const find = (q: string) =>
  pageOf(view, { terms: termsOf(q), order: 'relevance', descending: false, from: 0, limit: 100 }).ids.map(
    (id) => NAMES[Number(id)],
  );

describe('a search', () => {
  it.each([
    ['ışık', 'IŞIK Lambası'],
    ['isik', 'IŞIK Lambası'],
    ['STRASSE', 'Straße Schild'],
    ['lodz', 'Łódź Poster'],
    ['smorrebrod', 'Smørrebrød Brett'],
    ['den ban', 'Đèn bàn'],
    ['熊猫', '中文玩具熊猫'],
    ['猫', '中文玩具熊猫'],
    ['熊猫玩具', '中文玩具熊猫'],
    ['茶碗', '日本語の茶碗'],
    ['หนัง', 'กระเป๋าหนังแท้'],
    ['lampe', 'Tischlampe'],
    ['wirouter', undefined],
    ['taepot', 'Teapot'],
    ['teapots', 'Teapot'],
    ['eapot', 'Teapot'],
    ['trya', 'Tray'],
    ['ta', undefined],
  ])('for %s finds %s', (q, name) => {
    expect(find(q)[0]).toBe(name);
  });

  it.each(['wifi', 'wi-fi', 'Wi\u2011Fi', 'WIFI'])('for %s finds it with and without its hyphen', (q) => {
    expect(find(q).sort()).toEqual(['Wi-Fi Router', 'Wifi Key']);
  });

  it.each(['tshirt', 't-shirt', 'T-SHIRTS'])('for %s finds both kinds of shirts', (q) => {
    expect(find(q).sort()).toEqual(['T-Shirt', 'Tshirt Bag']);
  });

  it('puts a name before a description, and a whole word before the beginning of one', () => {
    expect(find('teapot')).toEqual(['Teapot', 'Tray']);
    expect(find('tisch')).toEqual(['Tischlampe']);
    expect(find('t')).toEqual(['T-Shirt']);
    expect(find('wi')).toEqual(['Wi-Fi Router', 'Wifi Key']);
  });

  it('forgives nothing where something is found without', () => {
    expect(find('tray')).toEqual(['Tray']);
  });

  it('looks at no more for a hostile query than for any other', () => {
    for (const q of ['qx-'.repeat(60), '熊'.repeat(200), 'ก'.repeat(200), 'x'.repeat(200), '’'.repeat(200)])
      expect(find(q)).toEqual([]);
  });
});
