import type { AuditReport } from './audit';
import { FINDINGS } from './finding';

/** The report for people: each finding with what its kind means, then how much was compared. */
export function describeReport({ orders, reservations, products, findings }: AuditReport): string {
  const lines = findings.map(
    ({ kind, subject, detail }) => `${kind} ${subject}\n  ${FINDINGS[kind]}: ${detail}`,
  );
  const compared = `${orders} orders, ${reservations} reservations and ${products} products compared`;
  return [...lines, `${compared}: ${findings.length} differences`].join('\n');
}
