import { BODY, withServer } from '../testing/answering-server';
import { openLoop } from './open-loop';

const nothing = () => undefined;

describe('openLoop', () => {
  it('counts a wait for a free connection as latency at a fixed rate', () =>
    withServer(
      (_request, response) => void setTimeout(() => response.end(BODY), 40),
      async (order) => {
        const { latencyMs } = await openLoop({ ...order, rate: 200 }, nothing);
        expect(latencyMs.max).toBeGreaterThan(80);
      },
    ));
});
