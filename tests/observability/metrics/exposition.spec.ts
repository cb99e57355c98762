import { seriesIn, united } from './exposition';

describe('seriesIn', () => {
  it('finds names and labels, whatever their values are', () => {
    const series = seriesIn(
      [
        '# HELP a_total Things',
        '# TYPE a_total counter',
        'a_total{b="x{y=\\"1\\"}",c="d, e"} 3',
        'f 1',
        '',
      ].join('\n'),
    );

    expect(series).toEqual(
      new Map([
        ['a_total', new Set(['b', 'c'])],
        ['f', new Set()],
      ]),
    );
  });

  it('takes what several processes expose together', () => {
    expect(united([seriesIn('a{b="1"} 1'), seriesIn('a{c="1"} 1')]).get('a')).toEqual(new Set(['b', 'c']));
  });
});
