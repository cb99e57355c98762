import { hopByHop } from './hop-by-hop';

describe('hopByHop', () => {
  it('names the fields of every connection', () => {
    expect(hopByHop(undefined)).toContain('transfer-encoding');
    expect(hopByHop(undefined)).not.toContain('accept');
  });

  it('adds what Connection names, in any spelling', () => {
    const fields = hopByHop('close, Accept ,X-USER-ID');

    expect([...fields]).toEqual(expect.arrayContaining(['connection', 'close', 'accept', 'x-user-id']));
  });
});
