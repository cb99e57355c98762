import { follow } from './change-log';
import type { LoggedChange } from './changes.script';

const entry = (revision: number, id = `p${revision}`): LoggedChange => [
  `${revision}-0`,
  ['id', id, 'revision', String(revision)],
];
const AT = { revision: 3, entryId: '3-0' };

describe('the log of changes', () => {
  it('leads on from the last entry seen', () => {
    expect(follow(AT, 5, [entry(3), entry(4, 'a'), entry(5, 'a')], false)).toEqual({
      ids: new Set(['a']),
      position: { revision: 5, entryId: '5-0' },
      isMore: false,
    });
    expect(follow(AT, 3, [entry(3)], false)).toEqual({ ids: new Set(), position: AT, isMore: false });
  });

  it('leads on from an empty log', () => {
    expect(follow({ revision: 0 }, 0, [], false)).toMatchObject({ position: { revision: 0 } });
    expect(follow({ revision: 7 }, 8, [entry(8)], false)).toMatchObject({ position: { revision: 8 } });
  });

  it('is to be read on where there is more', () => {
    expect(follow(AT, 900, [entry(3), entry(4)], true)).toMatchObject({
      position: { revision: 4, entryId: '4-0' },
      isMore: true,
    });
  });

  it.each([
    ['the last entry seen is cut off', AT, 9, [entry(8), entry(9)]],
    ['the store was wiped', AT, 0, []],
    ['the store was wiped and filled', AT, 3, [['8-0', ['id', 'a', 'revision', '3']]]],
    ['a replica that missed changes took over', AT, 2, [entry(2)]],
    ['somebody changed lists and did not log it', AT, 5, [entry(3), entry(4)]],
    ['somebody did so in between', AT, 6, [entry(3), entry(4), entry(6)]],
    ['it began after the counter', { revision: 0 }, 9, [entry(9)]],
  ] as [string, { revision: number }, number, LoggedChange[]][])(
    'leads nowhere when %s',
    (_, at, revision, entries) => {
      expect(follow(at, revision, entries, false)).toBeUndefined();
    },
  );
});
