import { DomainError } from '@emporium/http';

/** How far into a filtered list its numbered pages reach, in rows; `after` reaches the rest. */
export const DEEPEST_ROW = 10_000;

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
