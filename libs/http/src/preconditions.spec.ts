import { StaleResourceError } from './domain-error';
import { etagOf } from './etag';
import { MalformedPreconditionError, Preconditions } from './preconditions';

const TAG = '"present"';
const ABSENT = undefined;
const holds = (headers: Record<string, string>, etag: string | undefined) =>
  Preconditions.of(headers).holdFor(etag);

describe('preconditions', () => {
  it('hold for everything when there are none', () => {
    expect(holds({}, TAG)).toBe(true);
    expect(holds({}, ABSENT)).toBe(true);
    expect(Preconditions.of({}).exist).toBe(false);
  });

  it.each([
    ['"present"'],
    ['*'],
    [' * '],
    ['"a", "present"'],
    ['"a","present"'],
    [', "present" ,'],
    ['W/"a", "present"'],
  ])('let If-Match %p hold for the present representation', (value) => {
    expect(holds({ 'if-match': value }, TAG)).toBe(true);
    expect(holds({ 'if-none-match': value }, TAG)).toBe(false);
  });

  it.each([['"other"'], ['"present,"'], ['"a", "b"'], ['W/"other"'], ['""'], ['"PRESENT"'], ['']])(
    'let If-Match %p not hold for another representation',
    (value) => {
      expect(holds({ 'if-match': value }, TAG)).toBe(false);
      expect(holds({ 'if-none-match': value }, TAG)).toBe(true);
    },
  );

  it('compare strongly for If-Match and weakly for If-None-Match', () => {
    expect(holds({ 'if-match': 'W/"present"' }, TAG)).toBe(false);
    expect(holds({ 'if-match': 'W/"present"' }, 'W/"present"')).toBe(false);
    expect(holds({ 'if-match': '"present"' }, 'W/"present"')).toBe(false);
    expect(holds({ 'if-none-match': 'W/"present"' }, TAG)).toBe(false);
    expect(holds({ 'if-none-match': '"present"' }, 'W/"present"')).toBe(false);
  });

  it.each(['*', '"present"'])('tell what is absent: If-Match %p fails, If-None-Match holds', (value) => {
    expect(holds({ 'if-match': value }, ABSENT)).toBe(false);
    expect(holds({ 'if-none-match': value }, ABSENT)).toBe(true);
  });

  it('hold together or not at all', () => {
    expect(holds({ 'if-match': '*', 'if-none-match': '"old"' }, TAG)).toBe(true);
    expect(holds({ 'if-match': '*', 'if-none-match': TAG }, TAG)).toBe(false);
    expect(holds({ 'if-match': '"old"', 'if-none-match': '"old"' }, TAG)).toBe(false);
  });

  it('read a comma within a tag as part of it', () => {
    expect(holds({ 'if-match': '"a,b", "c"' }, '"a,b"')).toBe(true);
  });

  it.each([
    'present',
    '"present',
    'present"',
    "'present'",
    'w/"present"',
    'W/ "a"',
    '"a" "b"',
    '*, "a"',
    '"a", *',
    '"a b"',
    '"a"x',
  ])('refuse %p as malformed', (value) => {
    expect(() => Preconditions.of({ 'if-match': value })).toThrow(MalformedPreconditionError);
    expect(() => Preconditions.of({ 'if-none-match': value })).toThrow(MalformedPreconditionError);
  });

  it('take a long list in time that grows with its length only', () => {
    const many = Array.from({ length: 1_000 }, (_, at) => `"${at}"`).join(', ');
    expect(holds({ 'if-match': `${many}, ${TAG}` }, TAG)).toBe(true);
  });

  it('refuse a write on a representation that they do not hold for', () => {
    const written = Preconditions.of({ 'if-match': etagOf({ a: 1 }) });
    expect(() => written.require({ a: 1 })).not.toThrow();
    expect(() => written.require({ a: 2 })).toThrow(StaleResourceError);
    expect(() => written.require(undefined)).toThrow(StaleResourceError);
    expect(() => Preconditions.of({ 'if-none-match': '*' }).require({ a: 1 })).toThrow(StaleResourceError);
    expect(() => Preconditions.NONE.require({ a: 2 })).not.toThrow();
  });
});
