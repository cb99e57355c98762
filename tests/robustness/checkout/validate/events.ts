import { isPlaced } from '../store/store';
import type { Evidence } from './evidence';
import type { Finding } from './finding';

const INVARIANT = 'an event for each status';

/** Every status an order ever had is in its timeline and in the stream, under its version; nothing else is there. */
export function checkEvents({ store }: Evidence): Finding[] {
  const told = new Set(store.events.map(({ orderId, status, version }) => `${orderId} ${version} ${status}`));
  const expected = new Set<string>();
  const findings: Finding[] = [];
  for (const order of store.orders.values()) {
    if (!isPlaced(order)) continue;
    const { id, state, version, timeline } = order;
    if (timeline.at(-1) !== state || timeline.length !== version)
      findings.push(lost(`order ${id} is ${state} in version ${version}, its timeline ${timeline.join()}`));
    timeline.forEach((status, index) => expected.add(`${id} ${index + 1} ${status}`));
  }
  for (const event of expected) if (!told.has(event)) findings.push(lost(`no event ${event}`));
  for (const event of told) if (!expected.has(event)) findings.push(lost(`event of nothing: ${event}`));
  return findings;
}

const lost = (detail: string): Finding => ({ invariant: INVARIANT, harm: 'lost', detail });
