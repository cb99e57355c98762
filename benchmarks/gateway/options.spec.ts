import { readOptions } from './options';

describe('readOptions', () => {
  it('measures everything by default', () => {
    expect(readOptions([])).toEqual({ seconds: 1.5, rounds: 3, parts: ['cached', 'proxied'] });
  });

  it('reads how long, how often and what', () => {
    const args = ['--seconds', '4', '--rounds', '7', '--only', 'proxied'];
    expect(readOptions(args)).toMatchObject({ seconds: 4, rounds: 7, parts: ['proxied'] });
  });

  it.each([
    [['--seconds', '0'], 'from 0.2 to 60'],
    [['--rounds', '1.5'], 'whole number'],
    [['--only', 'everything'], 'cached, proxied'],
    [['--fast'], 'fast'],
  ])('refuses %j', (args, reason) => {
    expect(() => readOptions(args)).toThrow(reason);
  });
});
