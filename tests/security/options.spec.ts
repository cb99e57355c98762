import { readOptions } from './options';

const read = (...args: string[]) => readOptions(args, () => 7);

describe('the options of the proof', () => {
  it('prove everything, at the usual size and from any seed, when they say nothing', () => {
    expect(read()).toMatchObject({ size: 'default', seed: 7, planted: false });
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
