/** Which entity tags were seen, by reader and path. */
export class Tags {
  /** In the order they were seen, whoever saw them. */
  readonly all: string[] = [];
  private readonly byResource = new Map<string, Set<string>>();

  seenAt(reader: string, path: string): ReadonlySet<string> {
    return this.byResource.get(`${reader} ${plain(path)}`) ?? new Set();
  }

  remember(reader: string, path: string, tag: string | undefined): void {
    if (tag === undefined) return;
    this.all.push(tag);
    const resource = `${reader} ${plain(path)}`;
    this.byResource.set(resource, (this.byResource.get(resource) ?? new Set()).add(tag));
  }
}

/** Both versions of a path are the same resource, and a list may be the same with and without its filters. */
const plain = (path: string) => path.replace(/^\/api\/v1\//, '/api/').split('?', 1)[0] ?? path;
