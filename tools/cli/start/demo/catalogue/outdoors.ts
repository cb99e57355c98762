import type { DemoProduct } from '../demo-product';

const category = 'Outdoors';

export const outdoors: readonly DemoProduct[] = [
  {
    name: 'Corvane Two-Person Tent',
    description:
      'Freestanding dome tent for two with aluminium poles, two doors and two porches. Weighs 2.1 kg and keeps out rain with a 3,000 mm coated flysheet.',
    price: 219,
    category,
    stock: 11,
  },
  {
    name: 'Corvane Down Sleeping Bag',
    description:
      'Mummy-shaped sleeping bag filled with duck down, comfortable to minus 2 degrees. Packs to the size of a loaf of bread and weighs 980 g.',
    price: 164.5,
    category,
    stock: 8,
  },
  {
    name: 'Tindlemoor Day Pack 24 L',
    description:
      'Hiking rucksack of ripstop nylon with a padded back, a hip belt and a rain cover in the base. Has side pockets for bottles and a sleeve for a water bladder.',
    price: 72.9,
    category,
    stock: 34,
  },
  {
    name: 'Saltmarsh Insulated Bottle 750 ml',
    description:
      "Double-walled steel bottle that keeps tea hot for 12 hours and water cold for 24. Powder-coated in moss green, with a screw cap that doesn't leak.",
    price: 28.5,
    category,
    stock: 112,
  },
  {
    name: 'Kestrel Ridge Trekking Poles, Pair',
    description:
      'Two folding walking poles of aluminium with cork grips, adjustable from 105 to 130 cm. Carbide tips for rock and rubber feet for roads are included.',
    price: 64,
    category,
    stock: 21,
  },
  {
    name: 'Flintlock Camping Stove',
    description:
      'Compact gas burner for screw-on cartridges with a piezo igniter and folding pot supports. Boils a litre of water in about four minutes and weighs 95 g.',
    price: 39.99,
    category,
    stock: 27,
  },
  {
    name: 'Driftwood Hammock',
    description:
      'Double hammock of parachute nylon with tree-friendly straps, 270 by 140 cm. Carries up to 200 kg and stuffs into its own pouch.',
    price: 47.25,
    category,
    stock: 1,
  },
  {
    name: 'Beacon Hollow Head Torch',
    description:
      'Rechargeable head torch with 350 lumens, a red night mode and a tilting lamp. Splash-proof, and runs for six hours at full brightness.',
    price: 34.9,
    category,
    stock: 66,
  },
  {
    name: 'Puddlebrook Picnic Blanket',
    description:
      'Large picnic blanket of brushed fleece with a waterproof backing, 200 by 175 cm. Rolls up with a leather strap and handle for the beach or the park.',
    price: 31.8,
    category,
    stock: 45,
  },
];
