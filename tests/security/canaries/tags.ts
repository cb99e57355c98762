/** Which entity tags were seen, by reader and path. */
export class Tags {
  /** In the order they were seen, whoever saw them. */
  readonly all: string[] = [];
  private readonly byPlace = new Map<string, Set<string>>();

  seenAt(reader: string, path: string): ReadonlySet<string> {
    return this.byPlace.get(`${reader} ${plain(path)}`) ?? new Set();
  }

  remember(reader: string, path: string, tag: string | undefined): void {
    if (tag === undefined) return;
    this.all.push(tag);
    const place = `${reader} ${plain(path)}`;
    this.byPlace.set(place, (this.byPlace.get(place) ?? new Set()).add(tag));
  }
}

/** Both versions of a path are the same resource, and a list's filters may leave the same. */
const plain = (path: string) => path.replace(/^\/api\/v1\//, '/api/').split('?', 1)[0] ?? path;
