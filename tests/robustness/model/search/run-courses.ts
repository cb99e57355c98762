import { randomInt } from 'node:crypto';
import type { Protocol } from '../protocol/protocol';
import { describe } from './describe';
import { RandomCourses } from './random-course';

const SEEDS = 2 ** 32;

/** Runs random courses, printing how many. @returns false at the first that goes wrong, which it describes */
export function runCourses(protocol: Protocol, runs: number, firstSeed = randomInt(SEEDS)): boolean {
  const start = performance.now();
  const courses = new RandomCourses(protocol);
  for (let run = 0; run < runs; run++) {
    const seed = firstSeed + run;
    const violation = courses.run(seed);
    if (violation) {
      console.log(`WRONG: ${violation.wrong}. Replay with --seed ${seed}:`);
      console.log(describe(violation.scenario, violation.actions, protocol).join('\n'));
      return false;
    }
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const [all, steps] = [runs, courses.steps].map((number) => number.toLocaleString('en'));
  console.log(`${all} random interleavings of ${steps} steps from seed ${firstSeed} on, in ${seconds} s`);
  return true;
}
