import { termsOf } from '../search/words';
import { CatalogueView } from './catalogue-view';
import type { ListQuery, Position } from './list-query';
import { pageOf } from './list-page';

const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const product = (n: number, changes: object = {}) => ({
  id: idOf(n),
  name: `Thing ${n}`,
  description: n % 3 === 0 ? 'Of oak' : 'Of elm',
  priceCents: n % 10,
  category: n % 2 === 0 ? 'Even' : 'Odd',
  createdAt: new Date(1_700_000_000_000 + n).toISOString(),
  updatedAt: '',
  version: 1,
  stock: n % 5,
  ...changes,
});
const viewOf = (count: number) => {
  const view = new CatalogueView();
  for (let n = 0; n < count; n++) view.put(product(n));
  return view;
};
const QUERY: ListQuery = { order: 'createdAt', descending: true, from: 0, limit: 7 };

/** The numbers of all products that a walk along `next` shows. */
function walk(view: CatalogueView, query: Partial<ListQuery>, between = () => undefined as void): number[] {
  const shown: number[] = [];
  let from: number | Position | undefined = 0;
  while (from !== undefined) {
    const page = pageOf(view, { ...QUERY, ...query, from });
    shown.push(...page.ids.map((id) => Number(id.slice(-12))));
    from = page.next;
    if (from) between();
  }
  return shown;
}

const LISTS: [string, Partial<ListQuery>, (n: number) => boolean][] = [
  ['everything', {}, () => true],
  ['everything by name', { order: 'name', descending: false }, () => true],
  ['everything by price, which many share', { order: 'price', descending: true }, () => true],
  ['a category in stock', { category: 'Odd', inStock: true }, (n) => n % 2 === 1 && n % 5 > 0],
  [
    'a price range by name',
    { order: 'name', minPriceCents: 3, maxPriceCents: 6 },
    (n) => n % 10 >= 3 && n % 10 <= 6,
  ],
  ['a search', { terms: termsOf('oak'), order: 'relevance', descending: false }, (n) => n % 3 === 0],
  ['a search by price', { terms: termsOf('oak'), order: 'price', descending: false }, (n) => n % 3 === 0],
  ['a rare find', { terms: termsOf('thing 77'), order: 'relevance', descending: false }, (n) => n === 77],
  [
    'a misspelt search',
    { terms: termsOf('thnig oak'), order: 'relevance', descending: false },
    (n) => n % 3 === 0,
  ],
];

describe.each(LISTS)('a walk along %s', (_, query, isIn) => {
  const expected = Array.from({ length: 200 }, (__, n) => n).filter(isIn);

  it('shows each product once, as numbered pages do', () => {
    const view = viewOf(200);
    const walked = walk(view, query);

    expect([...walked].sort((a, b) => a - b)).toEqual(expected);
    const numbered = Array.from({ length: 40 }, (__, page) =>
      pageOf(view, { ...QUERY, ...query, from: 7 * page }),
    );
    expect(numbered.flatMap(({ ids }) => ids)).toEqual(walked.map(idOf));
    expect(numbered[0]?.total).toBe(expected.length);
  });

  it('shows each that was there all the time once while others come and go', () => {
    const view = viewOf(200);
    let [added, gone] = [200, 0];

    const walked = walk(view, query, () => {
      for (let n = 0; n < 3; n++) view.put(product(added++));
      view.remove(idOf(gone));
      gone += 4;
    });

    expect(new Set(walked).size).toBe(walked.length);
    const stayed = expected.filter((n) => n % 4 !== 0);
    expect(walked.filter((n) => n < 200 && n % 4 !== 0).sort((a, b) => a - b)).toEqual(stayed);
  });
});

describe('a view of the catalogue', () => {
  it('moves a product that changes, and forgets one that goes', () => {
    const view = viewOf(10);
    view.put(product(3, { version: 2, name: 'Bowl', category: 'New', priceCents: 500, stock: 0 }));
    const ids = (query: Partial<ListQuery>) => pageOf(view, { ...QUERY, ...query, limit: 100 }).ids;

    expect(ids({ category: 'New', inStock: false, minPriceCents: 500 })).toEqual([idOf(3)]);
    expect(ids({ category: 'Odd' })).not.toContain(idOf(3));
    expect(ids({ terms: termsOf('bowl') })).toEqual([idOf(3)]);
    view.put(product(3, { version: 2, name: 'Bowl', category: 'New', stock: 1 }));
    expect(ids({ category: 'New', inStock: true })).toEqual([idOf(3)]);
    view.remove(idOf(3));
    expect(ids({ terms: termsOf('bowl') })).toEqual([]);
    expect(view.byCategory.has('New')).toBe(false);
    expect(ids({})).toHaveLength(9);
  });

  it('goes on from beyond the end with nothing', () => {
    const from = { order: 'createdAt', key: 0, createdMs: 0, id: idOf(0), passed: 10 } as const;

    expect(pageOf(viewOf(10), { ...QUERY, from })).toEqual({ ids: [], total: 10 });
    expect(pageOf(viewOf(10), { ...QUERY, from: 50 })).toEqual({ ids: [], total: 10 });
  });

  it('sorts names as readers expect', () => {
    const view = new CatalogueView();
    const names = ['zebra', 'Äpfel', 'apple', 'Zoo', 'éclair', 'Pot 10', 'Pot 9', 'Øl', 'Apple 2', 'ähre'];
    names.forEach((name, n) => view.put(product(n, { name })));
    const { ids } = pageOf(view, { ...QUERY, order: 'name', descending: false, limit: 100 });

    expect(ids.map((id) => names[Number(id.slice(-12))])).toEqual(
      [...names].sort(new Intl.Collator('en', { numeric: true }).compare),
    );
    expect(ids.map((id) => names[Number(id.slice(-12))]).slice(0, 3)).toEqual(
      ['ähre', 'Äpfel', 'apple'].sort(new Intl.Collator('en').compare),
    );
  });
});
