import { isPlaced } from '@emporium/audit';
import type { Evidence } from './evidence';
import type { Finding } from './finding';

const INVARIANT = 'an event for each status';

/** Every status of an order's timeline is in the stream, under its version; nothing else is there. */
export function checkEvents({ store, events }: Evidence): Finding[] {
  const found = new Set(events.map(({ orderId, status, version }) => `${orderId} ${version} ${status}`));
  const expected = new Set<string>();
  const findings: Finding[] = [];
  for (const order of store.orders.values()) {
    if (!isPlaced(order)) continue;
    order.timeline.forEach((status, index) => expected.add(`${order.id} ${index + 1} ${status}`));
  }
  for (const event of expected) if (!found.has(event)) findings.push(lost(`no event ${event}`));
  for (const event of found) if (!expected.has(event)) findings.push(lost(`event of nothing: ${event}`));
  return findings;
}

const lost = (detail: string): Finding => ({ invariant: INVARIANT, harm: 'lost', detail });
