/** A way in: through one of the gateways, or past them to a service's own port. */
export type Way = 'gateway 1' | 'gateway 2' | 'own port';

/** What a reader should see of a product. */
export interface State {
  /** Counts the products that have been in this slot one after the other; undefined while it is empty. */
  readonly generation?: number;
  /** Part of the description; a new one with each PUT and POST. */
  readonly edition: number;
  /** Decides category and words. */
  readonly wood: Wood;
  readonly stock: number;
}

export const WOODS = ['oak', 'elm'] as const;
export type Wood = (typeof WOODS)[number];

/** A state and the write that led to it; times in ms on this process's monotonic clock. */
export interface Version {
  readonly state: State;
  readonly way: Way;
  /** When the writer had its answer; Infinity until then. */
  ackedAt: number;
}

const NOTHING: State = { edition: 0, wood: 'oak', stock: 0 };

/** All that was written to one slot of the catalogue, by one writer, one write after the other. */
export class History {
  readonly versions: Version[] = [{ state: NOTHING, way: 'own port', ackedAt: -Infinity }];

  get state(): State {
    return this.last.state;
  }

  /** A write is about to be sent: from now on its effect may be seen. */
  begin(state: State, way: Way): void {
    this.versions.push({ state, way, ackedAt: Infinity });
  }

  /** The last write has been answered. */
  acknowledge(at: number): void {
    this.last.ackedAt = at;
  }

  private get last(): Version {
    return this.versions.at(-1) as Version;
  }
}
