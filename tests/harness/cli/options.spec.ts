import { choose, readNumber, readSeed, readSize } from './options';

const SIZES = { short: 10, default: 30 };

describe('the command line of a proof', () => {
  it('has a size by its name, and the default one when none is named', () => {
    expect(readSize(['--size', 'short'], SIZES)).toBe(10);
    expect(readSize([], SIZES)).toBe(30);
  });

  it('says which sizes there are', () => {
    expect(() => readSize(['--size', 'toString'], SIZES)).toThrow(
      '--size toString: choose one of short, default.',
    );
  });

  it('refuses what it does not know', () => {
    expect(() => readSize(['--speed'], SIZES)).toThrow('--speed');
    expect(() => choose('--only', 'tokens', SIZES)).toThrow('--only tokens');
  });

  it('has any seed unless one is given', () => {
    expect(readSeed(undefined, () => 42)).toBe(42);
    expect(readSeed('7')).toBe(7);
  });

  it.each(['x', '-1', '1.5', '1000000000', ''])('refuses the seed "%s"', (seed) => {
    expect(() => readSeed(seed)).toThrow('give a whole number from 0 to 999999999');
  });

  it('has fractions where they make sense', () => {
    const rule = { least: 0.2, most: 60, isWhole: false };
    expect(readNumber('--seconds', '1.5', rule)).toBe(1.5);
    expect(() => readNumber('--seconds', '0.1', rule)).toThrow('give a number from 0.2 to 60');
  });
});
