import { shapeOf } from './body-shape';
import type { Target } from './measure-operations';
import { type Operation, OPERATIONS } from './operations';

/** @throws Error when the floor answers with anything else than the suite */
export async function checkFloor(suite: Target, floor: Target): Promise<void> {
  for (const operation of OPERATIONS.filter(({ hasFloor }) => hasFloor)) {
    const [expected, actual] = [await shapeOfOne(operation, suite), await shapeOfOne(operation, floor)];
    if (actual !== expected)
      throw new Error(`${operation.name}: the floor answers ${actual}, not ${expected}`);
  }
}

async function shapeOfOne(operation: Operation, { client, buyers: [buyer] }: Target): Promise<string> {
  if (!buyer) throw new Error('There is no buyer.');
  const body = await client.expect(operation.request(buyer, 0));
  operation.learn?.(buyer, body);
  return JSON.stringify(shapeOf(body));
}
