import type { Store } from '@emporium/audit';
import type { History } from '../history/history';
import type { StoredEvent } from '../store/events';
import type { Unfinished } from '../store/unfinished';

/** All that a verdict rests on. */
export interface Evidence {
  readonly history: History;
  /** Read when everything had been at rest, or ten seconds after the last fault. */
  readonly store: Store;
  readonly events: readonly StoredEvent[];
  /** Units that each product started with, by id. */
  readonly initialStock: ReadonlyMap<string, number>;
  /** What samples of the stock during the run found wrong. */
  readonly imbalances: Iterable<string>;
  /** Orders that were not at rest ten seconds after the last fault. */
  readonly unfinished: readonly Unfinished[];
  /** Processes that ended without having been killed. */
  readonly collapses: readonly string[];
}
