import type { CatalogueView } from './catalogue-view';
import type { ListQuery } from './list-query';
import { select, type Selection } from './selection';

/** How many are kept; one of a search holds what was found, at most the whole catalogue. */
const MOST = 16;

/** Keeps the latest selections while the catalogue is as it was, since whoever sees a page often asks for the next. */
export class Selections {
  private readonly kept = new Map<string, Selection>();
  private revision = -1;

  constructor(private readonly view: CatalogueView) {}

  of(query: ListQuery): Selection {
    if (this.revision !== this.view.revision) this.kept.clear();
    this.revision = this.view.revision;
    const key = keyOf(query);
    const selection = this.kept.get(key) ?? select(this.view, query);
    this.kept.delete(key);
    this.kept.set(key, selection);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST && oldest !== undefined) this.kept.delete(oldest);
    return selection;
  }
}

/** All that decides which products a list holds, and their order; not which of them a page shows. */
const keyOf = ({ from, limit: _, ...query }: ListQuery) =>
  JSON.stringify([query, typeof from === 'number' ? undefined : from.lenience]);
