import { eventually } from './eventually';

describe('eventually', () => {
  it('returns what the assertion returns once it holds', async () => {
    let attempts = 0;

    const result = await eventually(() => {
      if (++attempts < 3) throw new Error('not yet');
      return attempts;
    });

    expect(result).toBe(3);
  });

  it('fails with the last failure when time is up', async () => {
    const never = () => Promise.reject(new Error('never true'));

    await expect(eventually(never, { timeoutMs: 30, everyMs: 5 })).rejects.toThrow('never true');
  });
});
