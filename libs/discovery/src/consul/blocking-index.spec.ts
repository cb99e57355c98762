import { nextIndex } from './blocking-index';

describe('nextIndex', () => {
  it.each([
    [0, 7, 7, 'goes on from the answer'],
    [7, 7, 7, 'stays when only the wait was over'],
    [7, 3, 0, 'starts anew when it goes backwards'],
    [0, 0, 1, 'is never zero after an answer, which would not block'],
  ])('after %i and an answer with %i is %i: %s', (asked, answered, expected) => {
    expect(nextIndex(asked, answered)).toBe(expected);
  });
});
