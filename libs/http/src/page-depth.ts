import { DomainError } from './domain-error';
import type { PageQuery } from './page';

/** How far into a filtered list its numbered pages reach, in rows; `after` reaches the rest. */
const DEEPEST_ROW = 10_000;

/** Counting that far into a list would be done anew for each page, and more of it the deeper it is. */
export class PageTooDeepError extends DomainError {
  readonly status = 400;
  readonly code = 'PAGE_TOO_DEEP';

  constructor() {
    super(
      `The pages of a filtered list end at row ${DEEPEST_ROW}; follow Link: rel="next", or narrow the filters.`,
    );
  }
}

/** What OpenAPI says of it. */
export const PAGE_TOO_DEEP = {
  PAGE_TOO_DEEP: 'page × limit is above 10,000 in a filtered list; Link: next goes on',
};

/** How many numbered pages a list has at the most. @throws PageTooDeepError when the page asked for is beyond them */
export function numberedPages({ page, limit }: PageQuery, isFiltered: boolean): number {
  if (!isFiltered) return Infinity;
  if (page * limit > DEEPEST_ROW) throw new PageTooDeepError();
  return Math.floor(DEEPEST_ROW / limit);
}
