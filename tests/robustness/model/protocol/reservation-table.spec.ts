import { Held } from '../world/reservation-state';
import { reservationAfter, Verb } from './reservation-table';

const { None, Confirmed, Rejected, Released, Returned } = Held;

describe('the state table of reservations', () => {
  it.each([
    [None, [Confirmed, Released, None]],
    [Confirmed, [Confirmed, Confirmed, Returned]],
    [Rejected, [Rejected, Rejected, Rejected]],
    [Released, [Released, Released, Released]],
    [Returned, [Returned, Returned, Returned]],
  ])('turns record %i by reserve, release and return into %j', (record, after) => {
    const verbs = [Verb.Reserve, Verb.Release, Verb.Return];
    const changes = verbs.map((verb) => reservationAfter(record, verb, true));

    expect(changes.map((change) => change.record)).toEqual(after);
    expect(changes.map((change) => change.answer)).toEqual(after);
    expect(changes.map(({ taken }) => taken)).toEqual([
      record === None ? 1 : 0,
      0,
      record === Confirmed ? -1 : 0,
    ]);
  });

  it('rejects what stock does not cover', () => {
    expect(reservationAfter(None, Verb.Reserve, false)).toEqual({
      record: Rejected,
      answer: Rejected,
      taken: 0,
    });
  });
});
