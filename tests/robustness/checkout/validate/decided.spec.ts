import { checkDecided } from './decided';
import { attempt, checkout, evidence, ORDER } from './testing/sample-evidence';

describe('everything decided', () => {
  it('holds when nothing is due and every client knows', () => {
    expect(checkDecided(evidence())).toEqual([]);
  });

  it('breaks when an order was not at rest in time', () => {
    const unfinished = [{ orderId: ORDER.id, what: 'undecided' }];
    expect(checkDecided(evidence({ unfinished }))).toMatchObject([{ harm: 'stuck' }]);
  });

  it('breaks when a client with a key never learned the outcome; one without cannot ask', () => {
    const outcome = (key?: string) =>
      checkDecided(evidence({ history: { checkouts: [checkout({ key, attempts: [attempt(503)] })] } }));
    expect(outcome('key-1')).toHaveLength(1);
    expect(outcome(undefined)).toEqual([]);
  });

  it('breaks when a cancellation has no outcome', () => {
    const cancellation = (decidedAt?: number) => [{ orderId: ORDER.id, attempts: [], decidedAt }];
    expect(checkDecided(evidence({ history: { cancellations: cancellation() } }))).toHaveLength(1);
    expect(checkDecided(evidence({ history: { cancellations: cancellation(5) } }))).toEqual([]);
  });
});
