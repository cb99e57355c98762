import { readOptions } from './options';

const read = (...args: string[]) => readOptions(args, () => 42);

describe('the command line', () => {
  it('has defaults and any seed', () => {
    expect(read()).toEqual({ help: false, size: 'default', seed: 42 });
  });

  it('takes a size and a seed', () => {
    expect(read('--size', 'short', '--seed', '7')).toMatchObject({ size: 'short', seed: 7 });
  });

  it('refuses what it does not know', () => {
    expect(() => read('--size', 'huge')).toThrow('--size huge: choose one of short, default, full');
    expect(() => read('--seed', 'x')).toThrow('--seed x');
    expect(() => read('--speed')).toThrow();
  });
});
