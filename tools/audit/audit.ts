import { setTimeout as sleep } from 'node:timers/promises';
import type { Redis } from '@emporium/redis';
import { checkDueWork } from './checks/due-work';
import { checkLedger } from './checks/ledger';
import { checkLists } from './checks/lists';
import { checkRecords } from './checks/records';
import { checkReservations } from './checks/reservations';
import type { Finding } from './finding';
import { readStore } from './store/read-store';
import type { Store } from './store/store';

/** What an audit looked at, and what does not agree. */
export interface AuditReport {
  readonly orders: number;
  readonly reservations: number;
  readonly products: number;
  readonly findings: readonly Finding[];
}

const CHECKS = [checkReservations, checkLedger, checkLists, checkRecords, checkDueWork];

/** Every difference in what was read of a store. */
export const checkStore = (store: Store): Finding[] => CHECKS.flatMap((check) => check(store));

/**
 * Compares everything in a store that must agree, and writes nothing.
 *
 * What is under way looks like a difference for a moment; so the store is read up to three times, and a finding is
 * one that was there each time.
 *
 * @param settleMs pause before a further reading; longer than a reconciler needs for an order left half done
 */
export async function audit(redis: Redis, settleMs: number): Promise<AuditReport> {
  let store = await readStore(redis);
  let findings = checkStore(store);
  for (let further = 2; further > 0 && findings.length > 0; further--) {
    await sleep(settleMs);
    store = await readStore(redis);
    const before = new Set(findings.map(identityOf));
    findings = checkStore(store).filter((finding) => before.has(identityOf(finding)));
  }
  const { orders, reservations, products } = store;
  return { orders: orders.size, reservations: reservations.size, products: products.size, findings };
}

const identityOf = ({ kind, subject }: Finding) => `${kind} ${subject}`;
