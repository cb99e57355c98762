import { DomainError } from './domain-error';
import type { PageQuery } from './page';

/** The last row that numbered pages of a filtered list reach; `after` reaches the rest. */
const DEEPEST_ROW = 10_000;

/** The page is too deep: each numbered page counts its rows from the start, which takes longer the deeper it is. */
export class PageTooDeepError extends DomainError {
  readonly status = 400;
  readonly code = 'PAGE_TOO_DEEP';

  constructor() {
    super(
      `The pages of a filtered list end at row ${DEEPEST_ROW}; follow Link: rel="next", or narrow the filters.`,
    );
  }
}

/** Documents it in OpenAPI. */
export const PAGE_TOO_DEEP = {
  PAGE_TOO_DEEP: 'page × limit is above 10,000 in a filtered list; Link: next goes on',
};

/** How many numbered pages a list has at most. @throws PageTooDeepError when the requested page is beyond them */
export function numberedPages({ page, limit }: PageQuery, isFiltered: boolean): number {
  if (!isFiltered) return Infinity;
  if (page * limit > DEEPEST_ROW) throw new PageTooDeepError();
  return Math.floor(DEEPEST_ROW / limit);
}
