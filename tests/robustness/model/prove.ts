import type { ProveOptions } from './options';
import { PROTOCOL } from './protocol/protocol';
import { FULL, SHORT } from './scenarios';
import { exploreAll } from './search/explore-all';
import { replay } from './search/replay';
import { runCourses } from './search/run-courses';

/** Proves what can be proven of the protocol, or replays a course. @returns whether all is well */
export function prove({ isShort, runs, seed }: ProveOptions): boolean {
  if (seed !== undefined) return replay(PROTOCOL, seed);
  const startedAt = performance.now();
  const isProven = exploreAll(isShort ? SHORT : FULL, PROTOCOL) && runCourses(PROTOCOL, runs);
  console.log(
    `${isProven ? 'PROVEN' : 'BROKEN'} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
  );
  return isProven;
}
