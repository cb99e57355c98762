import { checkExpectedResponses } from './expected-responses';
import { checkPrivacy } from './privacy';
import { attempt, checkout, evidence, ORDER } from './testing/sample-evidence';

describe('privacy', () => {
  const peekedWith = (status: number) =>
    checkPrivacy(
      evidence({
        history: { peeks: [{ orderId: ORDER.id, readerId: 'user-lee', attempt: attempt(status) }] },
      }),
    );

  it('holds when others get a 404, and breaks when they get the order', () => {
    expect(peekedWith(404)).toEqual([]);
    expect(peekedWith(200)).toHaveLength(1);
  });
});

describe('answers', () => {
  const answeredWith = (status: number | undefined, code?: string) =>
    checkExpectedResponses(
      evidence({ history: { checkouts: [checkout({ attempts: [attempt(status, { code })] })] } }),
    );

  it.each([[201], [502], [503], [504], [undefined]])('may be %s', (status) => {
    expect(answeredWith(status)).toEqual([]);
  });

  it('may be a refusal with a reason', () => {
    expect(answeredWith(409, 'OUT_OF_STOCK')).toEqual([]);
    expect(answeredWith(409, 'IDEMPOTENCY_IN_PROGRESS')).toEqual([]);
  });

  it.each([[500], [400], [401], [404], [422]])('may not be %i', (status) => {
    expect(answeredWith(status)).toHaveLength(1);
  });

  it('do not hide a process that ended by itself', () => {
    expect(checkExpectedResponses(evidence({ collapses: ['gateway: exit code 1'] }))).toHaveLength(1);
  });
});
