import { jittered } from './jitter';

describe('jittered', () => {
  afterEach(() => jest.restoreAllMocks());

  it.each([
    [0, 750],
    [0.5, 1_000],
    [1, 1_250],
  ])('makes of a second, by the random number %d, %d ms', (random, ms) => {
    jest.spyOn(Math, 'random').mockReturnValue(random);

    expect(jittered(1_000)).toBe(ms);
  });
});
