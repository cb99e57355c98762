import { log } from '@emporium/harness';
import type { EdgeOptions } from './options';
import type { Part, PartResult } from './part';
import { PARTS } from './parts';
import { describeBreaches, lineOf } from './report/verdict';
import { SIZES } from './sizes';
import { startFixture } from './fixture/start-fixture';
import type { Fixture } from './fixture/fixture';

/** Proves the chosen parts against a suite of its own. @returns whether nothing was found */
export async function proveEdge({ seed, size, parts }: EdgeOptions): Promise<boolean> {
  const running = await startFixture(seed, SIZES[size]);
  log('The suite runs');
  const chosen = PARTS.filter(({ name }) => parts.includes(name));
  let found: number | undefined;
  try {
    found = await proveParts(running.fixture, chosen);
  } finally {
    await running.stop(found !== 0);
  }
  const logs = found > 0 ? `; logs are in ${running.folder}` : '';
  console.log(`\nverdict: ${found} breaches (size ${size}, seed ${seed})${logs}`);
  return found === 0;
}

/** One after the other, and those that mostly wait beside them. @returns how many breaches there are */
async function proveParts(fixture: Fixture, parts: readonly Part[]): Promise<number> {
  let found = 0;
  const report = ({ name }: Part, result: PartResult) => {
    log(lineOf(name, result));
    describeBreaches(result).forEach((line) => console.log(line));
    found += result.breaches.length;
  };
  const waiting = parts.filter(({ isWaiting }) => isWaiting);
  const beside = Promise.all(waiting.map((part) => part.prove(fixture)));
  for (const part of parts.filter(({ isWaiting }) => !isWaiting)) report(part, await part.prove(fixture));
  (await beside).forEach((result, index) => report(waiting[index] as Part, result));
  return found;
}
