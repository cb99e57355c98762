import type { State, Version, Way } from './history';

/** The age in ms, when a read was sent, of the oldest write that it missed; 0 where it missed nothing. */
export interface Staleness {
  /** Missed writes that had passed the gateway which was read from. */
  readonly sameGateway: number;
  /** Missed writes by other ways. */
  readonly elsewhere: number;
}

export const FRESH: Staleness = { sameGateway: 0, elsewhere: 0 };

/**
 * Compares what a read showed of a product with all that was written to it.
 *
 * A write counts as missed if its writer had the answer before the read was sent and the read shows none of the
 * states since. Where several states look alike, the read gets the benefit of the doubt.
 *
 * @param isShown whether a state looks like what the read showed
 * @param sentAt of the read
 * @returns undefined when the product never was as the read shows it
 */
export function stalenessOf(
  versions: readonly Version[],
  isShown: (state: State) => boolean,
  readFrom: Way,
  sentAt: number,
): Staleness | undefined {
  const shown = versions.findLastIndex(({ state }) => isShown(state));
  if (shown === -1) return undefined;
  const missed = versions.slice(shown + 1).filter(({ ackedAt }) => ackedAt < sentAt);
  const oldest = (writes: readonly Version[]) =>
    writes.reduce((age, { ackedAt }) => Math.max(age, sentAt - ackedAt), 0);
  return {
    sameGateway: oldest(missed.filter(({ way }) => way === readFrom)),
    elsewhere: oldest(missed.filter(({ way }) => way !== readFrom)),
  };
}

/** The worst of what one read shows of several products. */
export const worst = (a: Staleness, b: Staleness): Staleness => ({
  sameGateway: Math.max(a.sameGateway, b.sameGateway),
  elsewhere: Math.max(a.elsewhere, b.elsewhere),
});
