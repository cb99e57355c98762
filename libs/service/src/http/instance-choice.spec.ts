import { InstanceChoice } from './instance-choice';

describe('InstanceChoice', () => {
  const instances = ['a', 'b', 'c'];
  const take = (choice: InstanceChoice, times: number, from = instances) =>
    Array.from({ length: times }, () => choice.next(from));

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('goes round', () => {
    expect(take(new InstanceChoice(), 4)).toEqual(['a', 'b', 'c', 'a']);
  });

  it('leaves out for a second what is to be avoided', () => {
    const choice = new InstanceChoice();
    choice.avoid('b');
    expect(new Set(take(choice, 6))).toEqual(new Set(['a', 'c']));

    jest.advanceTimersByTime(1_000);
    expect(new Set(take(choice, 6))).toEqual(new Set(instances));
  });

  it('takes what is to be avoided when there is nothing else', () => {
    const choice = new InstanceChoice();
    choice.avoid('a');
    expect(take(choice, 2, ['a'])).toEqual(['a', 'a']);
  });
});
