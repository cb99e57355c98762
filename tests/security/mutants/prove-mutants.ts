import { log } from '@emporium/harness';
import type { EdgeOptions } from '../options';
import { PARTS } from '../parts';
import { describeBreaches } from '../report/verdict';
import { SIZES } from '../sizes';
import { startFixture } from '../fixture/start-fixture';
import type { Fixture } from '../fixture/fixture';
import { type Mutant, MUTANTS } from './mutants';
import { startMutantProxy } from './mutant-proxy';

const SHOWN = 2;

/** Makes the edge one mutant after the other and lets a part look for each. @returns whether each was found */
export async function proveMutants({ seed, parts }: EdgeOptions): Promise<boolean> {
  const running = await startFixture(seed, SIZES.short);
  let missed = 0;
  try {
    for (const mutant of MUTANTS.filter(({ part }) => parts.includes(part))) {
      const isFound = await isCaught(running.fixture, mutant);
      if (!isFound) missed++;
    }
  } finally {
    await running.stop(false);
  }
  console.log(`\nverdict: ${missed} mutants were missed (seed ${seed})`);
  return missed === 0;
}

/** A mutant is caught when its part finds something that it does not find without it. */
async function isCaught(fixture: Fixture, mutant: Mutant): Promise<boolean> {
  const part = PARTS.find(({ name }) => name === mutant.part);
  if (!part) throw new Error(`There is no part "${mutant.part}"`);
  const without = new Set((await part.prove(fixture)).breaches.map(sameInEveryRun));
  const mutated = await mutatedFixture(fixture, mutant);
  const { breaches } = await part.prove(mutated.fixture).finally(mutated.stop);
  const caught = breaches.filter((breach) => !without.has(sameInEveryRun(breach)));
  log(`${mutant.part.padEnd(20)} ${mutant.name}: ${caught.length > 0 ? 'caught' : 'MISSED'}`);
  describeBreaches({ tried: 0, breaches: caught.slice(0, SHOWN) }).forEach((line) => console.log(line));
  return caught.length > 0;
}

const sameInEveryRun = ({ tried, found }: { tried: string; found: string }) =>
  `${tried} ${found}`.replaceAll(/[0-9a-f-]{16,}|\d+/g, '');

async function mutatedFixture(fixture: Fixture, mutant: Mutant) {
  const isRecorded = mutant.before === 'recorded upstream';
  const proxy = await startMutantProxy(
    isRecorded ? fixture.recorded.upstream.url : fixture.gatewayUrl,
    mutant.make(fixture),
    mutant.options,
  );
  const mutated: Fixture = isRecorded
    ? { ...fixture, recorded: { ...fixture.recorded, url: proxy.url } }
    : { ...fixture, gatewayUrl: proxy.url };
  return { fixture: mutated, stop: proxy.stop };
}
