import { readOptions } from './options';

describe('the options of prove:model', () => {
  it('are a million courses unless it is to be short', () => {
    expect(readOptions([])).toEqual({ isShort: false, runs: 1_000_000, seed: undefined });
    expect(readOptions(['--size', 'short'])).toMatchObject({ isShort: true, runs: 50_000 });
  });

  it('name the courses to run or the one to replay', () => {
    expect(readOptions(['--runs', '5', '--seed', '7'])).toMatchObject({ runs: 5, seed: 7 });
  });

  it.each([[['--size', 'huge']], [['--runs', 'many']], [['--seed', '-1']], [['--speed', '1']]])(
    'refuse %j',
    (args) => expect(() => readOptions(args)).toThrow(),
  );
});
