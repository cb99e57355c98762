import type { CatalogueView } from './catalogue-view';
import type { ListQuery } from './list-query';
import { select, type Selection } from './selection';

/** How many selections are cached; one of a search may hold the whole catalogue. */
const MAX_CACHED = 16;

/**
 * Caches the latest selections until the catalogue changes, since a client that has seen a page often wants the next.
 */
export class Selections {
  private readonly cached = new Map<string, Selection>();
  private revision = -1;

  constructor(private readonly view: CatalogueView) {}

  of(query: ListQuery): Selection {
    if (this.revision !== this.view.revision) this.cached.clear();
    this.revision = this.view.revision;
    const key = keyOf(query);
    const selection = this.cached.get(key) ?? select(this.view, query);
    this.cached.delete(key);
    this.cached.set(key, selection);
    const [oldest] = this.cached.keys();
    if (this.cached.size > MAX_CACHED && oldest !== undefined) this.cached.delete(oldest);
    return selection;
  }
}

/** Everything that decides the products of a list and their order, but not which of them a page shows. */
const keyOf = ({ from, limit: _, ...query }: ListQuery) =>
  JSON.stringify([query, typeof from === 'number' ? undefined : from.lenience]);
