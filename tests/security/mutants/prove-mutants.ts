import { log } from '@emporium/harness';
import type { EdgeOptions } from '../options';
import { PARTS } from '../parts';
import { describeBreaches } from '../report/verdict';
import { SIZES } from '../sizes';
import { startStage } from '../fixture/start-fixture';
import type { Stage } from '../fixture/fixture';
import { type Planted, PLANTED } from './mutants';
import { startFront } from './mutant-proxy';

const SHOWN = 2;

/** Plants one flaw after the other and lets its part look for it. @returns whether each was found */
export async function provePlanted({ seed, parts }: EdgeOptions): Promise<boolean> {
  const running = await startStage(seed, SIZES.short);
  let missed = 0;
  try {
    for (const planted of PLANTED.filter(({ part }) => parts.includes(part))) {
      const isFound = await isCaught(running.stage, planted);
      if (!isFound) missed++;
    }
  } finally {
    await running.stop(false);
  }
  console.log(`\nverdict: ${missed} planted flaws were missed (seed ${seed})`);
  return missed === 0;
}

/** A flaw is caught when its part finds something that it does not find without. */
async function isCaught(stage: Stage, planted: Planted): Promise<boolean> {
  const part = PARTS.find(({ name }) => name === planted.part);
  if (!part) throw new Error(`There is no part "${planted.part}"`);
  const without = new Set((await part.prove(stage)).breaches.map(sameInEveryRun));
  const flawed = await flawedStage(stage, planted);
  const { breaches } = await part.prove(flawed.stage).finally(flawed.stop);
  const caught = breaches.filter((breach) => !without.has(sameInEveryRun(breach)));
  log(`${planted.part.padEnd(20)} ${planted.name}: ${caught.length > 0 ? 'caught' : 'MISSED'}`);
  describeBreaches({ tried: 0, breaches: caught.slice(0, SHOWN) }).forEach((line) => console.log(line));
  return caught.length > 0;
}

const sameInEveryRun = ({ tried, found }: { tried: string; found: string }) =>
  `${tried} ${found}`.replaceAll(/[0-9a-f-]{16,}|\d+/g, '');

async function flawedStage(stage: Stage, planted: Planted) {
  const isRecorded = planted.before === 'recorded upstream';
  const front = await startFront(
    isRecorded ? stage.recorded.upstream.url : stage.gatewayUrl,
    planted.make(stage),
    planted.options,
  );
  const flawed: Stage = isRecorded
    ? { ...stage, recorded: { ...stage.recorded, url: front.url } }
    : { ...stage, gatewayUrl: front.url };
  return { stage: flawed, stop: front.stop };
}
