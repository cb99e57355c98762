import fc from 'fast-check';
import { runLane } from './lane';
import type { Plan } from './plan';

const endpoint = { method: 'GET', path: '/api/things', operation: { responses: {} } };
const plans: fc.Arbitrary<Plan> = fc.record({
  endpoint: fc.constant(endpoint),
  sender: fc.constant('kim' as const),
  params: fc.constant({}),
  query: fc.array(fc.nat(1_000).map(String)),
  headers: fc.constant({}),
});
const largest = ({ query }: Plan) => Math.max(0, ...query.map(Number));

describe('a lane of generated requests', () => {
  it('reports each kind of fault once, by its smallest request, and goes on', async () => {
    const send = (plan: Plan) => {
      const tried = plan.query.join();
      const big = largest(plan) >= 500 ? [{ tried, found: 'big', kind: 'big' }] : [];
      const long = plan.query.length >= 3 ? [{ tried, found: 'long', kind: 'long' }] : [];
      return Promise.resolve([...big, ...long]);
    };

    const breaches = await runLane({ plans, seed: 7, runs: 500, send }, new Set());

    expect(breaches.map(({ tried }) => tried).sort()).toEqual(['0,0,0', '500']);
  });

  it('reports nothing when nothing is wrong, and sends as many as it is asked for', async () => {
    let sent = 0;
    const send = () => Promise.resolve((sent++, []));
    expect(await runLane({ plans, seed: 7, runs: 200, send }, new Set())).toEqual([]);
    expect(sent).toBe(200);
  });
});
