import { UnavailableError } from '@emporium/http';
import { retryUntil } from './retry-until';

describe('retryUntil', () => {
  it('answers what the step answers once it succeeds', async () => {
    const step = jest.fn().mockRejectedValueOnce(new UnavailableError()).mockResolvedValue('done');

    expect(await retryUntil(Date.now() + 5_000, step)).toBe('done');
    expect(step).toHaveBeenCalledTimes(2);
  });

  it('gives the step the time that is left', async () => {
    const step = jest.fn((leftMs: number) => Promise.resolve(leftMs));

    expect(await retryUntil(Date.now() + 5_000, step)).toBeLessThanOrEqual(5_000);
  });

  it('ends with the time', async () => {
    const step = jest.fn().mockRejectedValue(new UnavailableError());

    expect(await retryUntil(Date.now() + 150, step)).toBeUndefined();
    expect(step).toHaveBeenCalledTimes(2);
  });

  it('does not repeat what cannot succeed later', async () => {
    const bug = new Error('bug');

    await expect(retryUntil(Date.now() + 5_000, () => Promise.reject(bug))).rejects.toBe(bug);
  });
});
