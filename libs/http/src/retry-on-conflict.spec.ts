import { UnavailableError } from './domain-error';
import { retryOnConflict } from './retry-on-conflict';

describe('retryOnConflict', () => {
  it('begins again until a change is written', async () => {
    const outcomes = [undefined, undefined, false];

    expect(await retryOnConflict(3, () => Promise.resolve(outcomes.shift()))).toBe(false);
    expect(outcomes).toEqual([]);
  });

  it('gives up after so many attempts', async () => {
    const change = jest.fn(() => Promise.resolve(undefined));

    await expect(retryOnConflict(3, change)).rejects.toThrow(UnavailableError);
    expect(change).toHaveBeenCalledTimes(3);
  });

  it('lets a refusal pass', async () => {
    const refusal = new Error('not allowed');

    await expect(retryOnConflict(3, () => Promise.reject(refusal))).rejects.toBe(refusal);
  });
});
