import { FRESH, stalenessOf, worst } from '../validate/staleness';
import { type GatewayName, oneOf, type Shop } from './traffic';
import { categories, category, everything, inStock, item, search, type View } from './views';

/** Reads until the shop closes. */
export async function keepReading(shop: Shop, gateway: GatewayName): Promise<void> {
  while (shop.isOpen) await read(shop, gateway, anyView(shop));
}

function anyView({ places }: Shop): View {
  const place = oneOf(places);
  return oneOf([
    ...[item, item, category, search].map((view) => () => view(place)),
    ...[everything, inStock, categories].map((view) => () => view(places)),
  ])();
}

/** Reads once and compares the answer with what was written. */
export async function read(shop: Shop, gateway: GatewayName, view: View): Promise<void> {
  const { places, tally } = shop;
  const reply = await shop.products[gateway].send({ method: 'GET', path: view.path });
  if (reply.status >= 502) return void tally.refused++;
  const observations = view.observe(reply);
  if (!observations) return void tally.oddities.push(`GET ${view.path} was answered ${reply.status}`);
  tally.addresses.add(view.path);
  let staleness = FRESH;
  for (const { place, isShown } of observations) {
    const versions = places[place]?.history.versions ?? [];
    const found = stalenessOf(versions, isShown, gateway, reply.sentAt);
    if (found) staleness = worst(staleness, found);
    else tally.oddities.push(`GET ${view.path} shows place ${place} as it never was`);
  }
  tally.add(staleness);
}
