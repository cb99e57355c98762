import { checkAcknowledgedChanges } from './acknowledged-changes';
import { checkAcknowledgedCheckouts } from './acknowledged-checkouts';
import { checkAgreement } from './agreement';
import { checkDecided } from './decided';
import type { Evidence } from './evidence';
import { checkEvents } from './events';
import { checkExpectedResponses } from './expected-responses';
import type { Finding } from './finding';
import { checkOneOrderPerKey } from './one-order-per-key';
import { checkPrivacy } from './privacy';
import { checkReceived } from './received';
import { checkSamples } from './stock-balance';

const INVARIANTS = [
  checkAgreement,
  checkSamples,
  checkReceived,
  checkAcknowledgedCheckouts,
  checkAcknowledgedChanges,
  checkOneOrderPerKey,
  checkDecided,
  checkEvents,
  checkPrivacy,
  checkExpectedResponses,
];

/** Every breach of every invariant; none means that checkout kept its promises. */
export const checkAll = (evidence: Evidence): Finding[] =>
  INVARIANTS.flatMap((invariant) => invariant(evidence));
