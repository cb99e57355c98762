import { KnownPaths } from './other-methods';

describe('known paths', () => {
  const known = new KnownPaths();
  beforeAll(() => {
    known.add({ method: 'GET', url: '/notes' });
    known.add({ method: 'HEAD', url: '/notes' });
    known.add({ method: 'POST', url: '/notes' });
    known.add({ method: 'GET', url: '/notes/mine' });
    known.add({ method: 'GET', url: '/notes/:id' });
    known.add({ method: ['PATCH', 'DELETE'], url: '/notes/:noteId' });
    known.add({ method: 'GET', url: '/docs/*' });
  });

  it('have the methods of all routes that are written alike', () => {
    expect(known.literal('/notes')).toEqual(['GET', 'HEAD', 'POST']);
    expect(known.literal('/notes/mine')).toEqual(['GET']);
    expect(known.literal('/notes/1')).toBeUndefined();
  });

  it('have the methods of all routes whose parameters they fill', () => {
    expect(known.parametric('/notes/1')).toEqual(['GET', 'PATCH', 'DELETE']);
  });

  it.each(['/notes/', '/Notes', '/notes/1/pages', '/docs/index.html', '/docs/*', '/', '*', ''])(
    'are none of %p',
    (path) => {
      expect(known.literal(path)).toBeUndefined();
      expect(known.parametric(path)).toEqual([]);
    },
  );
});
