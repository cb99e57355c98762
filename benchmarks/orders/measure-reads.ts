import { mediansMs } from '../runner/medians-ms';
import { expectSuccess, WrongResponseError } from './expect-success';
import type { Read } from './reads';
import type { Fixture } from './fixture';

/** Median ms of a kind of read in each fixture. @throws WrongResponseError */
export function measureRead(read: Read, fixtures: readonly Fixture[], runs: number): Promise<number[]> {
  return mediansMs(
    runs,
    fixtures.map((fixture) => {
      let run = 0;
      return { work: () => send(read, fixture, run++) };
    }),
  );
}

async function send(read: Read, fixture: Fixture, run: number): Promise<void> {
  const request = { method: 'GET', ...read.call(fixture, run) } as const;
  const problem = read.problem(await expectSuccess(fixture.gateway, request), fixture, run);
  if (problem !== undefined) throw new WrongResponseError(request, problem);
}
