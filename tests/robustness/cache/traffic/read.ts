import { FRESH, stalenessOf, worst } from '../validate/staleness';
import { type GatewayName, oneOf, type Traffic } from './traffic';
import { categories, category, everything, inStock, item, search, type View } from './views';

/** Reads until the traffic stops. */
export async function keepReading(traffic: Traffic, gateway: GatewayName): Promise<void> {
  while (traffic.isRunning) await read(traffic, gateway, anyView(traffic));
}

function anyView({ slots }: Traffic): View {
  const slot = oneOf(slots);
  return oneOf([
    ...[item, item, category, search].map((view) => () => view(slot)),
    ...[everything, inStock, categories].map((view) => () => view(slots)),
  ])();
}

/** Reads once and compares the answer with what was written. */
export async function read(traffic: Traffic, gateway: GatewayName, view: View): Promise<void> {
  const { slots, tally } = traffic;
  const reply = await traffic.products[gateway].send({ method: 'GET', path: view.path });
  if (reply.status >= 502) return void tally.refused++;
  const observations = view.observe(reply);
  if (!observations) return void tally.oddities.push(`GET ${view.path} was answered ${reply.status}`);
  tally.addresses.add(view.path);
  let staleness = FRESH;
  for (const { slot, isShown } of observations) {
    const versions = slots[slot]?.history.versions ?? [];
    const found = stalenessOf(versions, isShown, gateway, reply.sentAt);
    if (found) staleness = worst(staleness, found);
    else tally.oddities.push(`GET ${view.path} shows slot ${slot} as it never was`);
  }
  tally.add(staleness);
}
