import { markdownTable } from './table';

describe('markdownTable', () => {
  it('aligns its columns, and fills short rows up', () => {
    const rows = [
      ['what', 'ms', 'x floor'],
      ['a product', '0.90', '3.0'],
      ['a search', '13.00'],
    ];

    expect(markdownTable(rows)).toEqual([
      '| what      |    ms | x floor |',
      '| --------- | ----: | ------: |',
      '| a product |  0.90 |     3.0 |',
      '| a search  | 13.00 |         |',
    ]);
  });
});
