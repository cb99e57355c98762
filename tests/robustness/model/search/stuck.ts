import type { Numbers } from './numbers';

const AT_REST = -1;

/**
 * The first state from which the next steps lead round in a circle and never to rest.
 *
 * @param next for each state the one that its next step leads to, or -1 at rest
 */
export function firstStuck(next: Numbers): number | undefined {
  /** For each state the walk that visited it; all walks before the present one came to rest. */
  const walks = new Int32Array(next.length).fill(AT_REST);
  for (let start = 0; start < next.length; start++) {
    let state = start;
    while (state !== AT_REST && walks[state] === AT_REST) {
      walks[state] = start;
      state = next.at(state);
    }
    if (state !== AT_REST && walks[state] === start) return start;
  }
  return undefined;
}
