import { Injectable } from '@nestjs/common';
import { Redis } from '@emporium/redis';
import { LIST_CHANGES, LIST_REVISION } from '../inventory/inventory-keys';
import { type LoggedChange, READ_CHANGES, READ_END } from './changes.script';

const KEYS = [LIST_REVISION, LIST_CHANGES];
const MOST_AT_ONCE = 500;

/** How far a replica has read the log. */
export interface LogPosition {
  readonly revision: number;
  /** The last entry seen; absent when the log was empty. */
  readonly entryId?: string;
}

/** What has changed since a position: products to read again. */
export interface Changes {
  readonly ids: ReadonlySet<string>;
  readonly position: LogPosition;
  readonly isMore: boolean;
}

/**
 * Reads the log of changes of lists, `{inventory}:list-changes` with `{inventory}:list-revision`.
 *
 * A reader remembers the last entry it has read. When that entry is not there any more, changes may be missing: more
 * have come than the log holds, the store was wiped, or a replica of Redis without the last entries has taken over.
 * Revisions without a gap show that every change was logged.
 */
@Injectable()
export class ChangeLog {
  constructor(private readonly redis: Redis) {}

  async end(): Promise<LogPosition> {
    const [revision, [last]] = await READ_END.run(this.redis, KEYS);
    return { revision: Number(revision ?? 0), ...(last && { entryId: last[0] }) };
  }

  /** @returns undefined when changes since the position may be missing from the log */
  async since(position: LogPosition): Promise<Changes | undefined> {
    const args = [position.entryId ?? '-', MOST_AT_ONCE];
    const [revision, entries] = await READ_CHANGES.run(this.redis, KEYS, args);
    return follow(position, Number(revision ?? 0), entries, entries.length === MOST_AT_ONCE);
  }
}

/** Exported for its test. */
export function follow(
  position: LogPosition,
  revision: number,
  entries: readonly LoggedChange[],
  isMore: boolean,
): Changes | undefined {
  const { entryId } = position;
  if (entryId !== undefined && entries[0]?.[0] !== entryId) return undefined;
  const news = entryId === undefined ? entries : entries.slice(1);
  if (news.some(([, fields], index) => Number(fields[3]) !== position.revision + index + 1)) return undefined;
  const reached = position.revision + news.length;
  if (reached !== revision && !isMore) return undefined;
  return {
    ids: new Set(news.map(([, fields]) => fields[1])),
    position: {
      revision: reached,
      ...((news.at(-1)?.[0] ?? entryId) && { entryId: news.at(-1)?.[0] ?? entryId }),
    },
    isMore,
  };
}
