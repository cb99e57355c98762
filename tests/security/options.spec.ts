import { readOptions } from './options';

const read = (...args: string[]) => readOptions(args);

describe('the options of the proof', () => {
  it('prove everything, at the usual size, when they say nothing', () => {
    expect(read()).toMatchObject({ size: 'default', mutants: false });
    expect(read().parts).toHaveLength(9);
  });

  it('choose part, size and seed', () => {
    expect(read('--only', 'forged-tokens', '--size', 'short', '--seed', '42')).toMatchObject({
      parts: ['forged tokens'],
      size: 'short',
      seed: 42,
    });
  });

  it.each([
    [['--only', 'tokens']],
    [['--size', 'huge']],
    [['--size', 'toString']],
    [['--seed', '-1']],
    [['--loud']],
  ])('refuse %j', (args) => {
    expect(() => read(...args)).toThrow();
  });
});
