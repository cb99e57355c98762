import { checkAcknowledgedChanges } from './acknowledged-changes';
import { checkAcknowledgedCheckouts } from './acknowledged-checkouts';
import { checkDecided } from './decided';
import type { Evidence } from './evidence';
import { checkEvents } from './events';
import { checkExpectedAnswers } from './expected-answers';
import type { Finding } from './finding';
import { checkLedger } from './ledger';
import { checkLists } from './lists';
import { checkOneOrderPerKey } from './one-order-per-key';
import { checkOrdersAndReservations } from './order-and-reservation';
import { checkPrivacy } from './privacy';
import { checkReceived } from './received';
import { checkStockBalance } from './stock-balance';

const INVARIANTS = [
  checkStockBalance,
  checkReceived,
  checkLedger,
  checkOrdersAndReservations,
  checkAcknowledgedCheckouts,
  checkAcknowledgedChanges,
  checkOneOrderPerKey,
  checkDecided,
  checkEvents,
  checkLists,
  checkPrivacy,
  checkExpectedAnswers,
];

/** Every breach of every invariant; none means that checkout kept its promises. */
export const checkAll = (evidence: Evidence): Finding[] =>
  INVARIANTS.flatMap((invariant) => invariant(evidence));
