import { Injectable } from '@nestjs/common';
import { Redis } from '@emporium/redis';
import { LIST_CHANGES, LIST_REVISION } from '../inventory/inventory-keys';
import { type LoggedChange, READ_CHANGES, READ_END } from './changes.script';

const KEYS = [LIST_REVISION, LIST_CHANGES];
const MOST_AT_ONCE = 500;

/** How far somebody has followed the log. */
export interface LogPosition {
  readonly revision: number;
  /** The last entry seen; absent when the log was empty. */
  readonly entryId?: string;
}

/** What has changed since a position: products to look at again. */
export interface Changes {
  readonly ids: ReadonlySet<string>;
  readonly position: LogPosition;
  readonly isMore: boolean;
}

/**
 * The log of changes of the lists, `{inventory}:list-changes` beside `{inventory}:list-revision`, for reading.
 *
 * Who follows it keeps the last entry seen, and finds it again as long as the log is the same: not after more changes
 * than it holds, not when the store was wiped or a replica that had not heard of the last ones took over. Revisions
 * without a gap tell that nobody changed lists and left the log alone.
 */
@Injectable()
export class ChangeLog {
  constructor(private readonly redis: Redis) {}

  async end(): Promise<LogPosition> {
    const [revision, [last]] = await READ_END.run(this.redis, KEYS);
    return { revision: Number(revision ?? 0), ...(last && { entryId: last[0] }) };
  }

  /** @returns undefined when the log does not lead on from there */
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
