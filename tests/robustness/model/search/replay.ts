import type { Protocol } from '../protocol/protocol';
import { describe } from './describe';
import { RandomCourses } from './random-course';

/** Describes the random course of a seed. @returns whether all went well */
export function replay(protocol: Protocol, seed: number): boolean {
  const courses = new RandomCourses(protocol);
  const violation = courses.run(seed);
  console.log(describe(courses.scenarioOf(seed), courses.last, protocol).join('\n'));
  console.log(violation ? `WRONG: ${violation.wrong}` : 'Nothing went wrong.');
  return violation === undefined;
}
