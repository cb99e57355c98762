import { mediansMs } from '../runner/medians-ms';
import { ask, WrongAnswerError } from './expect-success';
import type { Read } from './reads';
import type { Shop } from './fixture';

/** Median ms of a kind of read in each shop. @throws WrongAnswerError */
export function measureRead(read: Read, shops: readonly Shop[], runs: number): Promise<number[]> {
  return mediansMs(
    runs,
    shops.map((shop) => {
      let run = 0;
      return { work: () => send(read, shop, run++) };
    }),
  );
}

async function send(read: Read, shop: Shop, run: number): Promise<void> {
  const request = { method: 'GET', ...read.call(shop, run) } as const;
  const problem = read.problem(await ask(shop.gateway, request), shop, run);
  if (problem !== undefined) throw new WrongAnswerError(request, problem);
}
