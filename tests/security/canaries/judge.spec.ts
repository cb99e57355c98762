import type { Canary } from './canary';
import { canaryFaults } from './judge';
import type { Read } from './reads';

const canary = (word: string): Canary => ({
  person: { id: word, email: word, name: word, token: word, refreshToken: word, sessionId: word },
  orderId: word,
  secrets: [word],
});
const [kim, lee] = [canary('kim-secret'), canary('lee-secret')];
const own: Read = { method: 'GET', path: '/api/cart', isOwn: true };
const shared: Read = { method: 'GET', path: '/api/products', isOwn: false };
const faults = (read: Read, text: string, reader?: Canary, status = 200, tags: string[] = []) =>
  canaryFaults(read, { status, headers: {}, text }, reader, [kim, lee], new Set(tags));

describe('the judge of canaries', () => {
  it('is content with a reader’s own words', () => {
    expect(faults(own, 'kim-secret', kim)).toEqual([]);
    expect(faults(shared, 'nothing', undefined)).toEqual([]);
    expect(faults({ ...own, headers: { 'if-none-match': '"a"' } }, '', kim, 304, ['"a"'])).toEqual([]);
  });

  it('is content with words that the reader said', () => {
    expect(
      faults({ method: 'GET', path: '/api/users/lee-secret', isOwn: false }, 'lee-secret', kim, 404),
    ).toEqual([]);
  });

  it.each([
    ['another user’s words', faults(own, 'kim-secret lee-secret', kim)],
    ['anybody’s words for nobody', faults(shared, 'kim-secret')],
    ['a page that lacks the reader’s own', faults(own, 'nothing', kim)],
    ['an own read that fails', faults(own, 'kim-secret', kim, 404)],
    ['304 for another user’s tag', faults({ ...own, headers: { 'if-none-match': '"a"' } }, '', kim, 304)],
    ['a private page for nobody', faults({ ...own, isOwn: false }, 'nothing', undefined, 200)],
  ])('reports %s', (_, found) => {
    expect(found).not.toEqual([]);
  });
});
