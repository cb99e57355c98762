import { checkStore, type FindingKind, type Finding as Difference, type Store } from '@emporium/audit';
import type { Evidence } from './evidence';
import type { Finding, Harm } from './finding';

const RESERVED = 'order ⇔ reservation';
const BALANCED = 'stock + sold = received';
const LISTED = 'lists are complete';
const RECORDED = 'one order a checkout';
const DECIDED = 'decided in 10 s';

/** The invariant that each difference breaks, and what that means. */
const BREACHES: Readonly<Record<FindingKind, readonly [invariant: string, harm: Harm]>> = {
  RESERVATION_MISSING: [RESERVED, 'oversold'],
  RESERVATION_STATE: [RESERVED, 'oversold'],
  LINES_DIFFER: [RESERVED, 'oversold'],
  RESERVATION_WITHOUT_ORDER: [RESERVED, 'lost'],
  STOCK_UNBALANCED: [BALANCED, 'oversold'],
  STOCK_NEGATIVE: [BALANCED, 'oversold'],
  SOLD_DIFFERS: ['ledger = reservations', 'oversold'],
  USER_LIST: [LISTED, 'lost'],
  SUITE_LIST: [LISTED, 'lost'],
  LISTED_WITHOUT_ORDER: [LISTED, 'lost'],
  TIMELINE: ['an event for each status', 'lost'],
  RECORD_MISSING: [RECORDED, 'doubled'],
  RECORD_DIFFERS: [RECORDED, 'doubled'],
  RECORD_WITHOUT_ORDER: [RECORDED, 'doubled'],
  NOT_DUE: [DECIDED, 'stuck'],
  OVERDUE: [DECIDED, 'stuck'],
};

/** All that is in the store agrees with itself, as an audit sees it. */
export const checkAgreement = ({ store }: Evidence): Finding[] =>
  checkStore(store).map((difference) => {
    const [invariant, harm] = BREACHES[difference.kind];
    const { kind, subject, detail } = difference;
    return {
      invariant,
      harm: isUnsold(difference, store) ? 'lost' : harm,
      detail: `${kind} ${subject}: ${detail}`,
    };
  });

/** Units of a cancelled order that are not on sale again. */
const isUnsold = ({ kind, subject }: Difference, { orders }: Store) =>
  kind === 'RESERVATION_STATE' && orders.get(subject)?.state === 'cancelled';
